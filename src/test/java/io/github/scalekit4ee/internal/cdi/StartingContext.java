package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.Fake;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EventListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The servlet context of an application that is starting: what initializers put into it, and the start of its listeners. */
final class StartingContext {

    final List<EventListener> listeners = new ArrayList<>();
    final Map<Object, Object> attributes = new HashMap<>();
    private final Map<String, ServletRegistration> servlets = new HashMap<>();
    private final Map<String, FilterRegistration> filters = new HashMap<>();
    private @Nullable String descriptor;
    private final ServletContext context;

    StartingContext(String path) {
        context = Fake.of(ServletContext.class)
                .on("getContextPath", path)
                .on("getClassLoader", StartingContext.class.getClassLoader())
                .on("addListener", given -> {
                    listeners.add((EventListener) given[0]);
                    return null;
                })
                .on("getAttribute", given -> attributes.get(given[0]))
                .on("setAttribute", given -> {
                    attributes.put(given[0], given[1]);
                    return null;
                })
                .on("removeAttribute", given -> {
                    attributes.remove(given[0]);
                    return null;
                })
                .on("getServletRegistrations", given -> servlets)
                .on("getFilterRegistrations", given -> filters)
                .on(
                        "getResourceAsStream",
                        given -> descriptor == null || !given[0].equals("/WEB-INF/web.xml")
                                ? null
                                : new ByteArrayInputStream(descriptor.getBytes(StandardCharsets.UTF_8)))
                .make();
    }

    ServletContext context() {
        return context;
    }

    /** @param className null where the application has registered an object */
    StartingContext servlet(@Nullable String className) {
        servlets.put(
                "servlet" + servlets.size(),
                Fake.of(ServletRegistration.class)
                        .on("getClassName", given -> className)
                        .make());
        return this;
    }

    StartingContext filter(String className) {
        filters.put(
                "filter" + filters.size(),
                Fake.of(FilterRegistration.class).on("getClassName", className).make());
        return this;
    }

    /** @param text of web.xml */
    StartingContext descriptor(String text) {
        descriptor = text;
        return this;
    }

    /** When all initializers have run. */
    void initialized() {
        listeners.forEach(
                listener -> ((ServletContextListener) listener).contextInitialized(new ServletContextEvent(context)));
    }
}
