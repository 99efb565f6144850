package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.security.TokensBeforeSessions;
import io.github.scalekit4ee.internal.server.Container;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets the server at hand prepare the servlet context, by {@link Container#start}. */
public final class ServerStart implements ServletContainerInitializer {

    private final Container server;

    public ServerStart() {
        this(Container.ofThisServer());
    }

    ServerStart(Container server) {
        this.server = server;
    }

    @Override
    public void onStartup(@Nullable Set<Class<?>> none, ServletContext context) {
        server.start(context, ServerStart::application);
        server.attributeOfLogins()
                .filter(attribute -> extension().sharesRequests())
                .ifPresent(attribute -> context.addListener(new TokensBeforeSessions(attribute)));
    }

    private static Container.Application application() {
        return new Running(extension());
    }

    private static ScalekitExtension extension() {
        return CDI.current().getBeanManager().getExtension(ScalekitExtension.class);
    }

    record Running(ScalekitExtension extension) implements Container.Application {

        @Override
        public boolean authenticates() {
            return extension.authenticates();
        }

        @Override
        public void stop() {
            extension.stop();
        }
    }
}
