package io.github.scalekit4ee.sidebyside.scopes;

import io.github.scalekit4ee.InsufficientScopeException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Asks nothing of its caller itself. */
@Path("scopes")
@RequestScoped
public class ScopesResource {
    @Inject
    ScopedBean bean;

    @GET
    @Path("direct")
    public String direct() {
        return bean.deploy();
    }

    @GET
    @Path("get")
    public String got() throws ExecutionException, InterruptedException {
        return later().get();
    }

    @GET
    @Path("join")
    public String joined() {
        return later().join();
    }

    @GET
    @Path("stage")
    public CompletionStage<String> stage() {
        return later();
    }

    @GET
    @Path("dependent-stage")
    public CompletionStage<String> dependentStage() {
        return later().thenApply(text -> text);
    }

    @GET
    @Path("resume")
    public void resumed(@Suspended AsyncResponse response) {
        try {
            response.resume(bean.deploy());
        } catch (InsufficientScopeException e) {
            response.resume(e);
        }
    }

    @GET
    @Path("proxy")
    public String throughAProxy() {
        try {
            return bean.deploy();
        } catch (InsufficientScopeException e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    @GET
    @Path("reflection")
    public String byReflection() throws InvocationTargetException {
        try {
            return bean.deploy();
        } catch (InsufficientScopeException e) {
            throw new InvocationTargetException(e);
        }
    }

    @GET
    @Path("other-future")
    public String otherFuture() throws ExecutionException, InterruptedException {
        return CompletableFuture.<String>failedFuture(new ArithmeticException("of the application"))
                .get();
    }

    @GET
    @Path("other")
    public String other() throws Exception {
        throw new Exception("of the application");
    }

    /** As a future that somebody else completes. */
    private CompletableFuture<String> later() {
        try {
            return CompletableFuture.completedFuture(bean.deploy());
        } catch (InsufficientScopeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
