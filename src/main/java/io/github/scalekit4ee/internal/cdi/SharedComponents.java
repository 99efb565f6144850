package io.github.scalekit4ee.internal.cdi;

import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows the extension the components that are no beans. TomEE and GlassFish fire no {@code ProcessInjectionTarget} for them, and make
 * most of them at their first request: a claim that one would keep would be found no sooner.
 */
final class SharedComponents {

    private SharedComponents() {}

    static void check(Set<Class<?>> components, ServletContext context) {
        if (!components.isEmpty()) {
            context.addListener(new Check(Set.copyOf(components)));
        }
    }

    /**
     * Later than the initializer, when CDI can be asked; and Open Liberty logs what an initializer throws and starts the application
     * all the same.
     */
    private record Check(Set<Class<?>> components) implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            BeanManager beans = CDI.current().getBeanManager();
            ScalekitExtension extension = beans.getExtension(ScalekitExtension.class);
            IllegalStateException problem = null;
            for (Class<?> component : components) {
                try {
                    look(component, beans, extension);
                } catch (IllegalStateException e) {
                    problem = e; // the last one names all places
                }
            }
            if (problem != null) {
                throw problem;
            }
        }

        private static void look(Class<?> component, BeanManager beans, ScalekitExtension extension) {
            boolean made = !component.isInterface() && !Modifier.isAbstract(component.getModifiers());
            if (made && !extension.claimPoints().isBean(component)) {
                InjectionTarget<?> target = injectionTarget(component, beans);
                if (target != null) {
                    extension.look(component, target);
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
