package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Ends WebSocket sessions when the token of their handshake expires. The server checks a caller at the handshake and not again, so
 * that a session lives on without this.
 */
@ApplicationScoped
public class TokenLifetimes {
    @Resource
    ManagedScheduledExecutorService scheduler;

    private final Map<String, ScheduledFuture<?>> ends = new ConcurrentHashMap<>();

    void closeAtExpiry(Session session) {
        if (!(session.getUserPrincipal() instanceof JsonWebToken token)) {
            throw new IllegalStateException(
                    "No token: " + session.getUserPrincipal().getClass());
        }
        Duration left = Duration.between(Instant.now(), Instant.ofEpochSecond(token.getExpirationTime()));
        ends.put(
                session.getId(),
                scheduler.schedule(() -> close(session), Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS));
    }

    void forget(Session session) {
        ScheduledFuture<?> end = ends.remove(session.getId());
        if (end != null) {
            end.cancel(false);
        }
    }

    private static void close(Session session) {
        try {
            session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "the access token has expired"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
