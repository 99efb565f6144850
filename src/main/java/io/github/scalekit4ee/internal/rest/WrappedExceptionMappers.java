package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import io.github.scalekit4ee.internal.security.ScopeRejections;
import io.github.scalekit4ee.internal.server.Container;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Answers for a bean with {@code @RequiresScopes} that a resource method called through a future or a proxy. Since Jakarta REST 3.1
 * section 4.4.2 a server's default mapper takes such exceptions, and they reach no servlet filter.
 *
 * <p>Others of their kind get what they would get without this: the mapper of the superclass, the application's or the server's.
 */
final class WrappedExceptionMappers {

    /** An application's own mapper of the same class comes before these. */
    private static final int LAST = Priorities.USER + 1000;

    private WrappedExceptionMappers() {}

    static void register(FeatureContext context, ApplicationEnforcement enforcement) {
        context.register(new OfExecution(enforcement))
                .register(new OfCompletion(enforcement))
                .register(new OfProxy(enforcement))
                .register(new OfReflection(enforcement));
    }

    /** Finds the mapper of a superclass in the running configuration. */
    private abstract static class Mapper<T extends Exception> implements ExceptionMapper<T> {

        private final ApplicationEnforcement enforcement;
        private final Class<? extends Exception> wider;

        @Context
        private @Nullable Providers providers;

        Mapper(ApplicationEnforcement enforcement, Class<? extends Exception> wider) {
            this.enforcement = enforcement;
            this.wider = wider;
        }

        @Override
        public final @Nullable Response toResponse(T thrown) {
            InsufficientScopeException refusal = ScopeRejections.in(thrown);
            if (refusal != null) {
                return RestErrorResponses.response(enforcement.answers().of(refusal));
            }
            return providers == null ? unmapped(thrown) : respond(providers.getExceptionMapper(wider), thrown);
        }

        @SuppressWarnings("unchecked") // A mapper takes its class's subclasses.
        private static @Nullable Response respond(
                @Nullable ExceptionMapper<? extends Exception> next, Exception thrown) {
            return next == null ? unmapped(thrown) : ((ExceptionMapper<Exception>) next).toResponse(thrown);
        }

        /**
         * The exception goes on to the servlet container. One server goes on for null, which others take for 204; thrown by a mapper, it
         * would be 500 there.
         */
        private static @Nullable Response unmapped(Exception thrown) {
            return Container.ofThisServer().takesNullForUnmapped() ? null : rethrow(thrown);
        }

        @SuppressWarnings("unchecked") // The method's signature knows of no checked exception.
        private static <E extends Exception> Response rethrow(Exception thrown) throws E {
            throw (E) thrown;
        }
    }

    @Priority(LAST)
    private static final class OfExecution extends Mapper<ExecutionException> {
        OfExecution(ApplicationEnforcement enforcement) {
            super(enforcement, Exception.class);
        }
    }

    @Priority(LAST)
    private static final class OfCompletion extends Mapper<CompletionException> {
        OfCompletion(ApplicationEnforcement enforcement) {
            super(enforcement, RuntimeException.class);
        }
    }

    @Priority(LAST)
    private static final class OfProxy extends Mapper<UndeclaredThrowableException> {
        OfProxy(ApplicationEnforcement enforcement) {
            super(enforcement, RuntimeException.class);
        }
    }

    @Priority(LAST)
    private static final class OfReflection extends Mapper<InvocationTargetException> {
        OfReflection(ApplicationEnforcement enforcement) {
            super(enforcement, ReflectiveOperationException.class);
        }
    }
}
