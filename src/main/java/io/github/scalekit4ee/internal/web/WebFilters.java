package io.github.scalekit4ee.internal.web;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.read.ConfigurationReader;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.internal.config.source.ConfigurationSources;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts this room's filters into each application, and its servlets where those are asked for. Links to nothing of Jakarta REST, which a server may lack; and only registers,
 * since only CDI knows later whether this jar is switched off.
 */
public final class WebFilters implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> none, ServletContext context) {
        // An exception reaches the outermost dispatch by itself, and what included or forwarded may want to see it.
        add(
                context,
                new ErrorResponseFilter(),
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
                false);
        add(context, new ServletGate(), EnumSet.allOf(DispatcherType.class), true);
        addServlets(context);
    }

    private static void addServlets(ServletContext context) {
        try {
            ConfigurationSource source = ConfigurationSources.ofThisApplication();
            if (ConfigurationReader.isProtectedResource(source)) {
                MetadataServlet.register(context);
            }
            String logout = ConfigurationReader.logoutPath(source);
            if (logout != null) {
                LogoutServlet.register(context, logout);
            }
        } catch (ConfigurationException e) {
            return; // A configuration that cannot be read fails the deployment elsewhere.
        }
    }

    /** Puts a servlet there, unless the application has one of its own. */
    static boolean isTaken(ServletContext context, Servlet servlet, String pattern) {
        ServletRegistration.Dynamic registration =
                context.addServlet(servlet.getClass().getName(), servlet);
        if (registration == null) {
            return false; // the application names one of that name itself
        }
        registration.setAsyncSupported(true);
        return !registration.addMapping(pattern).isEmpty();
    }

    private static void add(ServletContext context, Filter filter, EnumSet<DispatcherType> types, boolean last) {
        FilterRegistration.Dynamic registration =
                context.addFilter(filter.getClass().getName(), filter);
        // Null where the application names one of that name itself; then it is there already.
        if (registration != null) {
            registration.setAsyncSupported(true);
            registration.addMappingForUrlPatterns(types, last, "/*");
        }
    }
}
