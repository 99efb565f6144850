package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.WrittenClass;
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
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules during the request, where a sub-resource locator led to its method. TomEE does not tell {@link RuleFeature} of such
 * methods, and no server tells it of a class on the way that has only locators.
 */
@Priority(Priorities.AUTHORIZATION - 100)
final class LocatedMethods implements ContainerRequestFilter {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.rest");

    @Context
    private @Nullable ResourceInfo resource;

    private final RuleFilters filters;

    /** No more than the application has; ends with it, since the server keeps this object in it. */
    private final Map<Class<?>, LocatedClass> known = new ConcurrentHashMap<>();

    LocatedMethods(RuleFilters filters) {
        this.filters = filters;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        List<Object> matched = request.getUriInfo().getMatchedResources();
        for (Object each : matched) {
            // CXF names classes in place of objects.
            Class<?> type = each instanceof Class<?> named ? named : each.getClass();
            if (located(type).closed) {
                request.abortWith(RestErrorResponses.response(filters.answers().broken()));
                return;
            }
        }
        if (resource != null && matched.size() > 1) {
            Class<?> type = resource.getResourceClass();
            located(type)
                    .methods
                    .computeIfAbsent(resource.getResourceMethod(), method -> filters.filter(type, method))
                    .ifPresent(filter -> filter.filter(request));
        }
    }

    private LocatedClass located(Class<?> type) {
        LocatedClass located = known.get(type);
        if (located == null) {
            located = known.computeIfAbsent(WrittenClass.of(type), this::look);
            known.put(type, located);
        }
        return located;
    }

    private LocatedClass look(Class<?> type) {
        Optional<String> problem = LocatorRules.message(List.of(type)).filter(message -> filters.isActive());
        problem.ifPresent(LOG::severe);
        return new LocatedClass(problem.isPresent(), new ConcurrentHashMap<>());
    }

    /**
     * A class that a request came by.
     *
     * @param closed whether it has a rule on a locator, and became known too late to end the deployment
     * @param methods their filters, as far as requests came by
     */
    private record LocatedClass(boolean closed, Map<Method, Optional<AccessFilter>> methods) {}
}
