package io.github.scalekit4ee.internal.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules during the request, where a sub-resource locator led to its method. TomEE does not tell {@link RuleFeature} of such
 * methods, and no server tells it of a class on the way that has only locators.
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
        List<Object> matched = request.getUriInfo().getMatchedResources();
        for (Object each : matched) {
            methodsOf(each.getClass());
        }
        if (resource != null && matched.size() > 1) {
            Class<?> type = resource.getResourceClass();
            methodsOf(type)
                    .computeIfAbsent(resource.getResourceMethod(), method -> filters.filter(type, method))
                    .ifPresent(filter -> filter.filter(request));
        }
    }

    private Map<Method, Optional<AccessFilter>> methodsOf(Class<?> type) {
        return known.computeIfAbsent(type, unknown -> {
            LocatorRules.requireNone(unknown, filters);
            return new ConcurrentHashMap<>();
        });
    }
}
