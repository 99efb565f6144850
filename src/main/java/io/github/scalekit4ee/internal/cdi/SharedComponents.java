package io.github.scalekit4ee.internal.cdi;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Set;

/**
 * Shows the extension the components that are no beans. TomEE and GlassFish fire no {@code ProcessInjectionTarget} for them, and make
 * most of them at their first request: a claim that one would keep would be found no sooner.
 *
 * <p>Later than an initializer, when CDI can be asked; and Open Liberty logs what an initializer throws and starts the application all
 * the same.
 */
final class SharedComponents {

    private SharedComponents() {}

    /** Fails the deployment where one of them would keep claims. */
    static void checkClaims(Set<Class<?>> components, ServletContext context) {
        if (!components.isEmpty()) {
            context.addListener(new Claims(Set.copyOf(components)));
        }
    }

    /**
     * Fails the deployment of an application that has {@code @RequiresScopes} where nothing enforces it.
     *
     * @param components all of them at once, so that one message names all places
     */
    static void checkScopes(Set<Class<?>> components, ServletContext context) {
        context.addListener(new Scopes(Set.copyOf(components)));
    }

    private record Claims(Set<Class<?>> components) implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            BeanManager beans = CDI.current().getBeanManager();
            beans.getExtension(ScalekitExtension.class).lookAtComponents(components, beans);
        }
    }

    private record Scopes(Set<Class<?>> components) implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            Set<String> problems = CDI.current()
                    .getBeanManager()
                    .getExtension(ScalekitExtension.class)
                    .unenforcedScopes(components);
            if (!problems.isEmpty()) {
                throw new IllegalStateException(String.join("\n", problems));
            }
        }
    }
}
