package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.server.Tomee;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.reflect.Modifier;
import java.util.EventListener;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows the extension the servlets, filters and listeners of an application on TomEE. That server fires no {@code
 * ProcessInjectionTarget} for what is no bean, and makes most servlets at their first request: a claim that one would keep would be
 * found no sooner.
 */
@HandlesTypes({Servlet.class, Filter.class, EventListener.class})
public final class SharedServlets implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> components, ServletContext context) {
        if (components != null && Tomee.isSeenBy(context.getClassLoader())) {
            context.addListener(new Check(Set.copyOf(components)));
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
                    extension.look(component, injectionTarget(component, beans));
                }
            }
        }

        private static <T> InjectionTarget<T> injectionTarget(Class<T> component, BeanManager beans) {
            AnnotatedType<T> type = beans.createAnnotatedType(component);
            return beans.getInjectionTargetFactory(type).createInjectionTarget(null);
        }
    }
}
