package io.github.scalekit4ee.internal.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rule of a method during the request, where a sub-resource locator led to it. Other servers tell {@link RuleFeature} of
 * such methods when they meet them; TomEE does not.
 */
@Priority(Priorities.AUTHORIZATION - 100)
final class LocatedMethods implements ContainerRequestFilter {

    @Context
    private @Nullable ResourceInfo resource;

    private final RuleFilters filters;

    /** No more than the application has; ends with it, since the server keeps this object in it. */
    private final Map<Class<?>, Map<Method, Optional<AccessFilter>>> known = new ConcurrentHashMap<>();

    LocatedMethods(RuleFilters filters) {
        this.filters = filters;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource == null || request.getUriInfo().getMatchedResources().size() < 2) {
            return;
        }
        Class<?> type = resource.getResourceClass();
        known.computeIfAbsent(type, unknown -> new ConcurrentHashMap<>())
                .computeIfAbsent(resource.getResourceMethod(), method -> filter(type, method))
                .ifPresent(filter -> filter.filter(request));
    }

    private Optional<AccessFilter> filter(Class<?> type, Method method) {
        LocatorRules.requireNone(type, filters);
        return filters.filter(type, method);
    }
}
