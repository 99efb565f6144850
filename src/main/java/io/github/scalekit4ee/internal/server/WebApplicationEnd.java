package io.github.scalekit4ee.internal.server;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends what this jar has started in a WAR of an EAR on TomEE, which fires {@code BeforeShutdown} for the EAR and not for its WARs
 * ({@code Assembler.destroyApplication}): their threads would go on for as long as the server.
 */
final class WebApplicationEnd implements ServletContextListener {

    private final Supplier<Container.Application> application;
    private Container.@Nullable Application running;

    WebApplicationEnd(Supplier<Container.Application> application) {
        this.application = application;
    }

    /** CDI can no longer be asked when the WAR ends. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        running = application.get();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (running != null) {
            running.stop();
        }
    }
}
