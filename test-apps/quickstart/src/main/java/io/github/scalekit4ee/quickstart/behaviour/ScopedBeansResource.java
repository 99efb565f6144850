package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** An open resource. The beans that it calls require a scope. */
@Path("scoped-beans")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class ScopedBeansResource {
    @Inject
    ScopedBean bean;

    @Inject
    ScopedStateless stateless;

    @Inject
    ScopedStateful stateful;

    @Inject
    ScopedSingleton singleton;

    @GET
    @Path("bean")
    public String bean() {
        return bean.deploy();
    }

    @GET
    @Path("stateless")
    public String stateless() {
        return stateless.deploy();
    }

    @GET
    @Path("stateful")
    public String stateful() {
        return stateful.deploy();
    }

    @GET
    @Path("singleton")
    public String singleton() {
        return singleton.deploy();
    }
}
