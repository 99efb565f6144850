package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** An enterprise bean: the caller must arrive here too. */
@Stateless
@DeclareRoles({"read:deployments", "deploy:applications"})
public class CallerBean {
    @Resource
    SessionContext context;

    @PermitAll
    public String callerName() {
        return context.getCallerPrincipal().getName();
    }

    @PermitAll
    public boolean isReader() {
        return context.isCallerInRole("read:deployments");
    }

    @RolesAllowed("deploy:applications")
    public String forDeployers() {
        return "for deployers";
    }
}
