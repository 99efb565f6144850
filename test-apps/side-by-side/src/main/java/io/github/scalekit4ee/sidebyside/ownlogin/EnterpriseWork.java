package io.github.scalekit4ee.sidebyside.ownlogin;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;

/** Held to its role by the enterprise bean container. */
@Stateless
@DeclareRoles("read:deployments")
public class EnterpriseWork {
    @RolesAllowed("read:deployments")
    public String work() {
        return "worked";
    }
}
