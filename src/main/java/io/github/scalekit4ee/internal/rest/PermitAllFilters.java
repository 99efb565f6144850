package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.BearerAuthenticationMechanism;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Around whatever a server does to a method that has {@code @PermitAll} itself. Payara's own filter asks the mechanism for a caller
 * there and goes on without one, so the mechanism must not answer with a challenge. The method itself may ask for a caller again.
 */
final class PermitAllFilters {

    private PermitAllFilters() {}

    static void register(FeatureContext context) {
        if (!context.getConfiguration().isRegistered(Before.class)) {
            context.register(new Before()).register(new After());
        }
    }

    @Priority(Priorities.AUTHENTICATION - 100)
    private static final class Before implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            request.setProperty(BearerAuthenticationMechanism.CALLER_IS_OPTIONAL, true);
        }
    }

    /** Filters without a priority, such as Payara's, run just before this one. */
    @Priority(Priorities.USER + 1)
    private static final class After implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            request.removeProperty(BearerAuthenticationMechanism.CALLER_IS_OPTIONAL);
        }
    }
}
