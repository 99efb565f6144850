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
            beans.getExtension(ScalekitExtension.class).lookAtComponents(components, beans);
        }
    }
}
