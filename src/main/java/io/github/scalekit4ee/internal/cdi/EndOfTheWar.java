package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.server.Tomee;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends what this jar has started in a WAR of an EAR on TomEE, which fires {@code BeforeShutdown} for the EAR and not for its WARs
 * ({@code Assembler.destroyApplication}): their threads would go on for as long as the server.
 */
public final class EndOfTheWar implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> none, ServletContext context) {
        ClassLoader war = context.getClassLoader();
        // In the EAR's lib the jar is one for all WARs, and ends with the EAR.
        boolean inTheWar = war == EndOfTheWar.class.getClassLoader();
        if (inTheWar && Tomee.isSeenBy(war)) {
            context.addListener(new Listener());
        }
    }

    private static final class Listener implements ServletContextListener {

        private @Nullable ScalekitExtension extension;

        /** CDI can no longer be asked when the WAR ends. */
        @Override
        public void contextInitialized(ServletContextEvent event) {
            extension = CDI.current().getBeanManager().getExtension(ScalekitExtension.class);
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            if (extension != null) {
                extension.stop();
            }
        }
    }
}
