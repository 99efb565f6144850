package io.github.scalekit4ee.internal.web;

import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;

/**
 * Refuses to start an application that runs Jakarta REST as a filter: {@link RestGate} comes after such a filter, and a chain of
 * filters can be walked once only, so that it cannot be asked before the request.
 */
final class RestFilters {

    private RestFilters() {}

    static void requireNone(ServletContext context, ApplicationEnforcement enforcement) throws ServletException {
        for (FilterRegistration filter : context.getFilterRegistrations().values()) {
            if (RestImplementations.isRest(filter, context.getClassLoader()) && enforcement.isActive()) {
                throw new ServletException("The filter " + filter.getName() + " (" + filter.getClassName()
                        + ") runs Jakarta REST. scalekit4ee cannot prove there that @RolesAllowed is checked."
                        + " Run Jakarta REST as a servlet, or by an Application with @ApplicationPath.");
            }
        }
    }
}
