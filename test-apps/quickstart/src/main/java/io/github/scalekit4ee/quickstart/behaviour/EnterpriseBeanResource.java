package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Open itself, it calls an enterprise bean that is not. Jakarta REST does not say what becomes of an
 * {@link EJBAccessException}, so the resource says it.
 */
@Path("enterprise-bean")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class EnterpriseBeanResource {
    @Inject
    CallerBean bean;

    @GET
    public String get() {
        try {
            return bean.forDeployers();
        } catch (EJBAccessException e) {
            throw new ForbiddenException(e);
        }
    }
}
