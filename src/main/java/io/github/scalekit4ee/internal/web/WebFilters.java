package io.github.scalekit4ee.internal.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
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
        MetadataServlet.register(context);
        LogoutServlet.register(context);
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
