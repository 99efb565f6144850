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
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

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
        AccessRule rule = AccessRule.of(resource.getResourceClass(), resource.getResourceMethod());
        boolean permitted = resource.getResourceMethod().isAnnotationPresent(PermitAll.class);
        if ((rule.isOpen() && !permitted) || !isActive()) {
            return;
        }
        if (permitted) {
            PermitAllFilters.register(context);
        }
        // A server that finds this feature both ways calls it twice.
        if (!rule.isOpen() && !context.getConfiguration().isRegistered(AccessFilter.class)) {
            context.register(new AccessFilter(rule, answers()));
        }
    }

    /**
     * TomEE tells nobody of methods behind a sub-resource locator, so there a filter finds them during the request. Its CXF takes a
     * class that is a {@code Feature} for nothing else, hence the other one.
     */
    @Override
    public boolean configure(FeatureContext context) {
        boolean needed = Tomee.isSeenBy(Thread.currentThread().getContextClassLoader()) && isActive();
        if (needed) {
            context.register(new AccessFeatureService());
            context.register(new LocatedMethods(answers()));
        }
        return needed;
    }

    private static ErrorAnswers answers() {
        return new ErrorAnswers(CDI.current().select(CallerConfiguration.class).get());
    }

    /** Not where the jar is switched off, nor where the application's own mechanism decides how callers are challenged. */
    static boolean isActive() {
        Instance<AccessEnforcement> enforcement = CDI.current().select(AccessEnforcement.class);
        return enforcement.isResolvable() && enforcement.get().active();
    }
}
