package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** An enterprise bean for any caller who is known. */
@Stateless
@RolesAllowed("**")
public class AnyCallerBean {
    @Resource
    SessionContext context;

    public String byTheClass() {
        return context.getCallerPrincipal().getName();
    }

    @RolesAllowed({"**", "nobody-has-this"})
    public String byTheMethod() {
        return context.getCallerPrincipal().getName();
    }
}
