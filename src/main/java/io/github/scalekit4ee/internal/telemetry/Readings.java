package io.github.scalekit4ee.internal.telemetry;

import io.github.scalekit4ee.internal.jwks.KeySourceStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be read at any time, by any thread. */
public interface Readings {

    /** The names of the environments whose tokens are verified; {@code ""} for the unnamed one. */
    Set<String> environments();

    /** Of the keys of one of them; null before the start. */
    @Nullable
    KeySourceStatus keys(String environment);

    /** How many revocations hold on this node. */
    int revocations();

    /** The names of the configured clients. */
    Set<String> clients();

    /** How long the token of each client that has one is still handed out; zero or less for one that is over. */
    Map<String, Duration> tokens();

    /** As {@link #tokens()}, and never less than zero; null where the client has no token. */
    default @Nullable Duration token(String client) {
        Duration left = tokens().get(client);
        return left == null || !left.isNegative() ? left : Duration.ZERO;
    }
}
