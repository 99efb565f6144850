package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.config.VerificationKeys;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.http.BoundedHttpClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;

/** Makes the key source that a configuration asks for. */
public final class KeySources {

    private KeySources() {}

    /**
     * Opens the source; an endpoint is fetched in the background, so neither an issuer nor a location that is down fails this.
     *
     * @throws ConfigurationException when a key in the configuration itself cannot be used
     */
    public static KeySource open(VerifierConfiguration configuration) {
        JwkReader jwks = new JwkReader(configuration.profile(), configuration.signatureAlgorithms());
        KeyRules rules = new KeyRules(configuration.profile(), configuration.signatureAlgorithms());
        KeyText text =
                new KeyText(jwks, rules, configuration.signatureAlgorithms().contains("ES256"));
        VerificationKeys keys = configuration.verificationKeys();
        if (keys instanceof VerificationKeys.Inline inline) {
            return inline(inline, text);
        }
        if (keys instanceof VerificationKeys.Location location) {
            // Not fetched ahead: the application itself may serve it, once it has started.
            return refreshing(
                    location.jwks(),
                    new LocatedKeyFetcher(
                            new KeyLocation(location.location(), location.jwks().timeout()), text));
        }
        VerificationKeys.JwkSetEndpoint endpoint = (VerificationKeys.JwkSetEndpoint) keys;
        BoundedHttpClient http = BoundedHttpClient.open("scalekit-jwks-http");
        RefreshingKeySource source = refreshing(
                endpoint.jwks(),
                new HttpJwkSetFetcher(endpoint.uri(), endpoint.jwks().timeout(), new JwkSetParser(jwks), http));
        source.prefetch();
        return source;
    }

    private static KeySource inline(VerificationKeys.Inline inline, KeyText text) {
        try {
            return new StaticKeySource(text.read(inline.text()));
        } catch (IOException e) {
            throw new ConfigurationException(List.of("mp.jwt.verify.publickey (MP_JWT_VERIFY_PUBLICKEY): "
                    + e.getMessage() + ". Give a public key as PEM, JWK or JWK Set."));
        }
    }

    private static RefreshingKeySource refreshing(JwksConfiguration configuration, JwkSetFetcher fetcher) {
        return new RefreshingKeySource(
                configuration,
                fetcher,
                new BackOff(() -> ThreadLocalRandom.current().nextDouble()),
                System::nanoTime,
                refresher());
    }

    /** One daemon thread that does not keep the application's class loader as its context. */
    private static ScheduledThreadPoolExecutor refresher() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "scalekit-jwks");
            thread.setDaemon(true);
            thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }
}
