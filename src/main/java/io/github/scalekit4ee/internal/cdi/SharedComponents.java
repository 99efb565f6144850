package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.server.FailedDeploymentException;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.HashSet;
import java.util.Set;

/**
 * Shows the extension the components that are no beans, and fails the deployment where one of them would keep claims, or has {@code
 * @RequiresScopes} that nothing enforces. TomEE and GlassFish fire no {@code ProcessInjectionTarget} for them, and make most of them at
 * their first request: that would be too late.
 */
final class SharedComponents {

    /** Attribute of the servlet context: what several initializers find is checked at once, so that one message names all. */
    private static final String FOUND = "io.github.scalekit4ee.components";

    private SharedComponents() {}

    /** For initializers: the check comes when all of them have run. */
    @SuppressWarnings("unchecked") // nobody else sets the attribute
    static void check(Set<Class<?>> components, ServletContext context) {
        Set<Class<?>> all = (Set<Class<?>>) context.getAttribute(FOUND);
        if (all == null) {
            all = new HashSet<>();
            context.setAttribute(FOUND, all);
            context.addListener(new Check(all));
        }
        all.addAll(components);
    }

    /**
     * Later than an initializer, when CDI can be asked; and Open Liberty logs what an initializer throws and starts the application all
     * the same.
     */
    private record Check(Set<Class<?>> components) implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            event.getServletContext().removeAttribute(FOUND);
            BeanManager beans = CDI.current().getBeanManager();
            ScalekitExtension extension = beans.getExtension(ScalekitExtension.class);
            Set<String> problems = extension.unenforcedScopes(components);
            if (!problems.isEmpty()) {
                extension.stop();
                throw new FailedDeploymentException(event.getServletContext().getContextPath(), problems);
            }
            extension.lookAtComponents(components, beans);
            extension.openResource(components, event.getServletContext().getContextPath());
            extension.opened();
        }
    }
}
