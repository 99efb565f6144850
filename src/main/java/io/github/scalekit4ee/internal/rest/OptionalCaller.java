package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.BearerAuthenticationMechanism;
import jakarta.annotation.Priority;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Around whatever a server does itself to a method that has {@code @PermitAll} or {@code @RolesAllowed}. Payara's and GlassFish's
 * own filter asks the mechanism for a caller there; were it to answer with a challenge, the method would run all the same. The
 * method itself may ask for a caller again.
 */
final class OptionalCaller {

    private OptionalCaller() {}

    /** With {@code @PermitAll} that filter goes on, whatever the mechanism says. */
    static void ofPermittedMethod(FeatureContext context) {
        if (!context.getConfiguration().isRegistered(Before.class)) {
            context.register(new Before());
        }
        ofCheckedMethod(context);
    }

    /** Ends what {@link #passed} begins. */
    static void ofCheckedMethod(FeatureContext context) {
        if (!context.getConfiguration().isRegistered(After.class)) {
            context.register(new After());
        }
    }

    /**
     * The caller has passed the check, so this jar's own is the only one that may still refuse: with {@code @RolesAllowed} that
     * filter answers 401 for NOT_DONE, and for SEND_CONTINUE it goes on to the roles of the request's {@code SecurityContext}.
     */
    static void passed(ContainerRequestContext request) {
        request.setProperty(BearerAuthenticationMechanism.CALLER_IS_OPTIONAL, AuthenticationStatus.SEND_CONTINUE);
    }

    @Priority(Priorities.AUTHENTICATION - 100)
    private static final class Before implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            request.setProperty(BearerAuthenticationMechanism.CALLER_IS_OPTIONAL, AuthenticationStatus.NOT_DONE);
        }
    }

    /** Filters without a priority run just before this one. */
    @Priority(Priorities.USER + 1)
    private static final class After implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            request.removeProperty(BearerAuthenticationMechanism.CALLER_IS_OPTIONAL);
        }
    }
}
