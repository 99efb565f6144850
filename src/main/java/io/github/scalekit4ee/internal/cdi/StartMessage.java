package io.github.scalekit4ee.internal.cdi;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says once what an application accepts. Here and not in the extension, which knows no application's name, and which some servers make
 * twice.
 */
public final class StartMessage implements ServletContainerInitializer {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.cdi");

    @Override
    public void onStartup(@Nullable Set<Class<?>> none, ServletContext context) {
        context.addListener(new Listener());
    }

    private static final class Listener implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            try {
                ScalekitExtension extension = CDI.current().getBeanManager().getExtension(ScalekitExtension.class);
                String path = event.getServletContext().getContextPath();
                String name = path.isEmpty() ? "/" : path;
                extension.report().ifPresent(report -> LOG.info("The application " + name + " " + report));
            } catch (IllegalStateException | IllegalArgumentException e) {
                // No CDI, or a WAR of an EAR that does not see its own extension. A report is not worth a deployment.
                LOG.log(Level.FINE, "What the application accepts cannot be said.", e);
            }
        }
    }
}
