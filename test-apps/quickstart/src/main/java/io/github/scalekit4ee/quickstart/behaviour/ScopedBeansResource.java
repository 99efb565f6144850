package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.ExecutionException;

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

    @EJB
    ScopedLocal local;

    @Inject
    ImplementingBean implementing;

    @Inject
    ImplementingStateless implementingStateless;

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

    /** The caller of a future finds what another thread threw inside an {@link ExecutionException}. */
    @GET
    @Path("asynchronous")
    public String asynchronous() throws Throwable {
        try {
            return stateless.deployLater().get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    @GET
    @Path("local")
    public String local() {
        return local.deploy();
    }

    @GET
    @Path("bean-of-interface")
    public String beanOfInterface() {
        return implementing.deploy("shop");
    }

    @GET
    @Path("session-bean-of-interface")
    public String sessionBeanOfInterface() {
        return implementingStateless.deploy("shop");
    }
}
