package io.github.scalekit4ee.internal.web;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.Optional;

/**
 * Finds Jakarta REST that runs as a filter. Nobody can ask it before the request whether callers are checked, as {@link RestGate}
 * asks a servlet: a chain of filters can be walked once only.
 */
final class RestFilters {

    private RestFilters() {}

    /** What to change; empty where there is none. */
    static Optional<String> message(ServletContext context) {
        for (FilterRegistration filter : context.getFilterRegistrations().values()) {
            if (RestImplementations.isRest(filter, context.getClassLoader())) {
                return Optional.of(
                        "The filter " + filter.getName() + " (" + filter.getClassName() + ") of the application "
                                + context.getContextPath()
                                + " runs Jakarta REST. scalekit4ee cannot prove there that @RolesAllowed is"
                                + " checked, so all requests are refused with 500. Run Jakarta REST as a servlet, or by an Application"
                                + " with @ApplicationPath.");
            }
        }
        return Optional.empty();
    }
}
