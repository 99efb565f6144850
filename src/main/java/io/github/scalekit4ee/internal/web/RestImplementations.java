package io.github.scalekit4ee.internal.web;

import jakarta.servlet.Registration;
import jakarta.servlet.ServletContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells servlets and filters that run Jakarta REST from others (Jakarta REST 3.1 section 2.3.2). */
final class RestImplementations {

    /** Name of a class, and of a servlet that web.xml maps. */
    private static final String APPLICATION = "jakarta.ws.rs.core.Application";

    /** Init parameter of a servlet that runs an application. */
    private static final String APPLICATION_PARAMETER = "jakarta.ws.rs.Application";

    /** Beginnings of the names of classes. */
    private static final List<String> IMPLEMENTATIONS = List.of(
            "org.glassfish.jersey.",
            "org.jboss.resteasy.",
            "org.apache.cxf.jaxrs.",
            "org.apache.cxf.cdi.",
            "org.restlet.");

    private RestImplementations() {}

    static boolean isRest(ServletContext context, String servlet) {
        Registration registration = context.getServletRegistration(servlet);
        return isRestClass(servlet, context.getClassLoader())
                || (registration != null && isRest(registration, context.getClassLoader()));
    }

    static boolean isRest(Registration registration, ClassLoader loader) {
        return registration.getInitParameter(APPLICATION_PARAMETER) != null
                || (registration.getClassName() != null && isRestClass(registration.getClassName(), loader));
    }

    private static boolean isRestClass(String name, ClassLoader loader) {
        if (isRestName(name)) {
            return true;
        }
        for (Class<?> type = load(name, loader); type != null; type = type.getSuperclass()) {
            if (isRestName(type.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRestName(String name) {
        return name.equals(APPLICATION) || IMPLEMENTATIONS.stream().anyMatch(name::startsWith);
    }

    private static @Nullable Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
