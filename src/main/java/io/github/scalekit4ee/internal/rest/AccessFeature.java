package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.security.AccessEnforcement;
import io.github.scalekit4ee.internal.security.ErrorAnswers;
import io.github.scalekit4ee.internal.server.Tomee;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Gives each resource method that asks something of its caller a filter of its own, once, when the server builds its routes.
 *
 * <p>A provider that servers discover or an {@code Application} lists; {@link AccessFeatureService} is for those that look for
 * services too.
 */
@Provider
public final class AccessFeature implements DynamicFeature, Feature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (resource.getResourceMethod().isAnnotationPresent(PermitAll.class) && isActive()) {
            PermitAllFilters.register(context);
        }
        // A server that finds this feature both ways calls it twice.
        Configuration known = context.getConfiguration();
        if (!known.isRegistered(AccessFilter.class) && !known.isRegistered(OwnMechanismFilter.class)) {
            filter(resource.getResourceClass(), resource.getResourceMethod())
                    .ifPresent(filter -> register(filter, context));
        }
    }

    private static void register(AccessFilter filter, FeatureContext context) {
        context.register(filter);
        if (filter.allowsAnyAuthenticated()) {
            context.register(new AnyAuthenticatedFilter());
        }
    }

    /**
     * TomEE tells nobody of methods behind a sub-resource locator, so there a filter finds them during the request. Its CXF takes a
     * class that is a {@code Feature} for nothing else, hence the other one.
     */
    @Override
    public boolean configure(FeatureContext context) {
        boolean needed = Tomee.isSeenBy(Thread.currentThread().getContextClassLoader());
        if (needed) {
            context.register(new AccessFeatureService());
            context.register(new LocatedMethods());
        }
        return needed;
    }

    /** None for a method that asks nothing, which needs no CDI container either. */
    static Optional<AccessFilter> filter(Class<?> resource, Method method) {
        return Optional.of(AccessRule.of(resource, method))
                .filter(all -> !all.isOpen())
                // @RequiresScopes is this jar's own: nobody else holds a resource to it that is no bean and has no
                // interceptor.
                .map(all -> isActive() ? all : AccessRule.ofScopes(resource, method))
                .filter(rule -> !rule.isOpen())
                .map(rule ->
                        byOwnMechanism() ? new OwnMechanismFilter(rule, answers()) : new AccessFilter(rule, answers()));
    }

    private static ErrorAnswers answers() {
        return new ErrorAnswers(CDI.current().select(CallerConfiguration.class).get());
    }

    /** Not where the jar is switched off. */
    static boolean isActive() {
        Instance<AccessEnforcement> enforcement = CDI.current().select(AccessEnforcement.class);
        return enforcement.isResolvable() && enforcement.get().active();
    }

    private static boolean byOwnMechanism() {
        Instance<AccessEnforcement> enforcement = CDI.current().select(AccessEnforcement.class);
        return enforcement.isResolvable() && enforcement.get().byOwnMechanism();
    }
}
