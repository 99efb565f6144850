package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.VerificationKeys.JwkSetEndpoint;
import io.github.scalekit4ee.internal.observe.Events;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** What {@link RedeployTest} loads by a class loader of its own: it starts, finds a key, asks for an unknown one, and stops. */
public final class DeployedApplication {

    private DeployedApplication() {}

    public static void run(String keys) {
        JwksConfiguration timing =
                new JwksConfiguration(Duration.ofMinutes(5), Duration.ofHours(4), Duration.ofSeconds(20));
        EnvironmentConfiguration configuration = new EnvironmentConfiguration(
                Profile.SCALEKIT,
                Set.of("https://issuer.example"),
                Set.of(),
                true,
                Set.of(),
                Duration.ZERO,
                null,
                Set.of("RS256"),
                new JwkSetEndpoint(URI.create(keys), timing));
        try (KeySource source = KeySources.open(configuration, Events.none())) {
            if (source.find("unknown", "RS256") != null || source.status().state() != KeySourceStatus.State.CURRENT) {
                throw new IllegalStateException("no keys were fetched: " + source.status());
            }
        }
    }
}
