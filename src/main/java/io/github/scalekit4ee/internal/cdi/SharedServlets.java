package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.servlet.Filter;
import jakarta.servlet.GenericFilter;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.Registration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextAttributeListener;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequestAttributeListener;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.EventListener;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the servlets, filters and listeners, and what asks for scopes, for {@link SharedComponents}. {@code Servlet}, {@code Filter} and {@code EventListener}
 * would do, but TomEE finds only classes that name the type themselves.
 */
@HandlesTypes({
    EventListener.class,
    Filter.class,
    GenericFilter.class,
    GenericServlet.class,
    HttpFilter.class,
    HttpServlet.class,
    HttpSessionAttributeListener.class,
    HttpSessionIdListener.class,
    HttpSessionListener.class,
    RequiresScopes.class,
    Servlet.class,
    ServletContextAttributeListener.class,
    ServletContextListener.class,
    ServletRequestAttributeListener.class,
    ServletRequestListener.class
})
public final class SharedServlets implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) {
        Set<Class<?>> all = new HashSet<>(found == null ? Set.of() : found);
        // Also those that extend a class of the application's own.
        context.getServletRegistrations().values().forEach(servlet -> add(servlet, context, all));
        context.getFilterRegistrations().values().forEach(filter -> add(filter, context, all));
        SharedComponents.check(all, context);
    }

    private static void add(Registration registration, ServletContext context, Set<Class<?>> found) {
        try {
            if (registration.getClassName() != null) {
                found.add(context.getClassLoader().loadClass(registration.getClassName()));
            }
        } catch (ClassNotFoundException | LinkageError e) {
            return; // the container says so itself
        }
    }
}
