package io.github.scalekit4ee.internal.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Gives each resource method that asks something of its caller a filter of its own, once, when the server builds its routes. */
final class RuleFeature implements DynamicFeature {

    private final RuleFilters filters;

    RuleFeature(RuleFilters filters) {
        this.filters = filters;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (resource.getResourceMethod().isAnnotationPresent(PermitAll.class) && filters.isActive()) {
            OptionalCaller.ofPermittedMethod(context);
        }
        filters.filter(resource.getResourceClass(), resource.getResourceMethod())
                .ifPresent(filter -> {
                    context.register(filter);
                    filters.ofTokens(filter).ifPresent(context::register);
                    if (filter.allowsAnyAuthenticated()) {
                        context.register(new AnyAuthenticatedFilter());
                    }
                    filters.registerEnd(context);
                    OptionalCaller.ofCheckedMethod(context);
                });
    }
}
