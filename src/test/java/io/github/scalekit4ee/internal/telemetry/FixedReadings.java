package io.github.scalekit4ee.internal.telemetry;

import io.github.scalekit4ee.internal.jwks.KeySourceStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What is read, as a test wants it. */
final class FixedReadings implements Readings {

    KeySourceStatus keys =
            new KeySourceStatus(KeySourceStatus.State.CURRENT, 2, Duration.ofMillis(1500), Duration.ofHours(4), null);

    Map<String, Duration> tokens = Map.of("", Duration.ofSeconds(90), "billing", Duration.ofSeconds(-5));

    @Override
    public Set<String> environments() {
        return Set.of("");
    }

    @Override
    public KeySourceStatus keys(String environment) {
        return keys;
    }

    @Override
    public int revocations() {
        return 3;
    }

    @Override
    public Set<String> clients() {
        return Set.of("", "billing", "never-asked");
    }

    @Override
    public Map<String, Duration> tokens() {
        return tokens;
    }
}
