package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.function.Supplier;

/** For any caller who is known: {@code **} is no role but all of them (Jakarta Servlet 6.0 section 13.8). */
@Path("any-caller")
@Produces(MediaType.TEXT_PLAIN)
@RolesAllowed("**")
@RequestScoped
public class AnyCallerResource {
    @Context
    SecurityContext security;

    @Inject
    AnyCallerBean bean;

    @GET
    public String byTheClass() {
        return security.getUserPrincipal().getName();
    }

    @GET
    @Path("method")
    @RolesAllowed({"**", "nobody-has-this"})
    public String byTheMethod() {
        return security.getUserPrincipal().getName();
    }

    @GET
    @Path("reader")
    @RolesAllowed("read:deployments")
    public String forReaders() {
        return security.getUserPrincipal().getName();
    }

    @GET
    @Path("bean")
    @PermitAll
    public String byTheBeansClass() {
        return ofTheBean(bean::byTheClass);
    }

    @GET
    @Path("bean-method")
    @PermitAll
    public String byTheBeansMethod() {
        return ofTheBean(bean::byTheMethod);
    }

    private static String ofTheBean(Supplier<String> call) {
        try {
            return call.get();
        } catch (EJBAccessException e) {
            throw new ForbiddenException(e);
        }
    }
}
