package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import jakarta.ws.rs.core.FeatureContext;

/** All that checks callers, registered together or not at all, so that {@link ProbeResponse} stands for the rest. */
final class AccessChecks {

    private AccessChecks() {}

    /** False where it is done already: a server may find the feature by several ways. */
    static boolean register(FeatureContext context) {
        if (context.getConfiguration().isRegistered(ProbeResponse.class)) {
            return false;
        }
        ApplicationEnforcement enforcement = new ApplicationEnforcement();
        ServletExchange exchange = new ServletExchange();
        RuleFilters filters = new RuleFilters(enforcement, exchange);
        context.register(exchange);
        context.register(new RuleFeature(filters));
        context.register(new InsufficientScopeMapper(enforcement));
        context.register(new LocatedMethods(filters));
        WrappedExceptionMappers.register(context, enforcement);
        context.register(new CorsFilter(enforcement));
        context.register(new ProbeResponse());
        return true;
    }
}
