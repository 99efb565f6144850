package io.github.scalekit4ee.internal.cdi;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the endpoints of WebSocket, for {@link SharedComponents}. A class of its own, since not every server has WebSocket. */
@HandlesTypes({ServerEndpoint.class, Endpoint.class})
public final class SharedEndpoints implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) {
        SharedComponents.check(found == null ? Set.of() : found, context);
    }
}
