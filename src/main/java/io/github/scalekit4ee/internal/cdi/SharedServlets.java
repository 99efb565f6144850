package io.github.scalekit4ee.internal.cdi;

import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.servlet.Filter;
import jakarta.servlet.Registration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.reflect.Modifier;
import java.util.EventListener;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows the extension the servlets, filters and listeners of an application. TomEE and GlassFish fire no {@code
 * ProcessInjectionTarget} for those that are no beans, and make most servlets at their first request: a claim that one would keep
 * would be found no sooner.
 */
@HandlesTypes({Servlet.class, Filter.class, EventListener.class})
public final class SharedServlets implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> components, ServletContext context) {
        Set<Class<?>> all = new HashSet<>(components == null ? Set.of() : components);
        // TomEE does not find classes that implement the interface through another class, such as HttpServlet.
        context.getServletRegistrations().values().forEach(servlet -> add(servlet, context, all));
        context.getFilterRegistrations().values().forEach(filter -> add(filter, context, all));
        context.addListener(new Check(all));
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

    /** Later than the initializer, when CDI can be asked. */
    private record Check(Set<Class<?>> components) implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            BeanManager beans = CDI.current().getBeanManager();
            ScalekitExtension extension = beans.getExtension(ScalekitExtension.class);
            for (Class<?> component : components) {
                if (!component.isInterface() && !Modifier.isAbstract(component.getModifiers())) {
                    InjectionTarget<?> target = injectionTarget(component, beans);
                    if (target != null) {
                        extension.look(component, target);
                    }
                }
            }
        }

        /** Null for a class that CDI cannot inject into, such as a listener that the application makes itself. */
        private static <T> @Nullable InjectionTarget<T> injectionTarget(Class<T> component, BeanManager beans) {
            try {
                AnnotatedType<T> type = beans.createAnnotatedType(component);
                return beans.getInjectionTargetFactory(type).createInjectionTarget(null);
            } catch (RuntimeException | LinkageError e) {
                return null;
            }
        }
    }
}
