package io.github.scalekit4ee.internal.cli;

import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.VerificationKeys.JwkSetEndpoint;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.http.HttpUris;
import io.github.scalekit4ee.internal.jwks.KeySource;
import io.github.scalekit4ee.internal.jwks.KeySources;
import io.github.scalekit4ee.internal.jwks.PrivateKeys;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.token.TokenExamination;
import io.github.scalekit4ee.internal.token.TokenVerifier;
import io.github.scalekit4ee.internal.token.VerifiedClaims;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The application's keys and rules. Its own beans of the type TokenCheck are not among them: they are in the application. */
final class Verifier implements AutoCloseable {

    private final Map<String, KeySource> keys;
    private final @Nullable PrivateKeys privateKeys;
    private final TokenVerifier<VerifiedClaims> verifier;

    private Verifier(
            VerifierConfiguration configuration, Map<String, KeySource> keys, @Nullable PrivateKeys privateKeys) {
        this.keys = keys;
        this.privateKeys = privateKeys;
        this.verifier = new TokenVerifier<>(
                configuration,
                keys,
                privateKeys == null ? null : privateKeys::find,
                Clock.systemUTC(),
                Function.identity());
    }

    /** @throws ConfigurationException where a key of the configuration cannot be used */
    static Verifier open(VerifierConfiguration configuration) {
        DecryptionConfiguration decryption = configuration.decryption();
        return new Verifier(
                configuration,
                KeySources.open(configuration, Events.none()),
                decryption == null ? null : new PrivateKeys(decryption));
    }

    /** Waits for the keys of one environment. */
    List<Line> keyLines(String name, EnvironmentConfiguration environment) {
        String place = environment.verificationKeys() instanceof JwkSetEndpoint endpoint
                ? HttpUris.shown(endpoint.uri())
                : "the configuration";
        KeySource source = Objects.requireNonNull(keys.get(name));
        try {
            source.find(null, environment.signatureAlgorithms().iterator().next());
        } catch (KeySourceUnavailableException e) {
            return List.of(Line.wrong("keys", String.valueOf(e.getMessage()), ""));
        }
        int number = source.status().keys();
        return List.of(Line.well(
                "keys", number + (number == 1 ? " key" : " keys") + " that can verify tokens, from " + place));
    }

    /** Returns the name of the environment that accepts the token. */
    String verify(String token) {
        return verifier.verify(token).environment();
    }

    /**
     * Whose token it is, to be put into a sentence; empty where there is but one environment, without a name.
     *
     * @param environment null where it is nobody's
     */
    String whose(@Nullable String environment) {
        if (environment == null || keys.keySet().equals(Set.of(""))) {
            return "";
        }
        return environment.isEmpty() ? " of the environment without a name" : " of the environment " + environment;
    }

    TokenExamination examine(String token) {
        return verifier.examine(token);
    }

    @Override
    public void close() {
        keys.values().forEach(KeySource::close);
        if (privateKeys != null) {
            privateKeys.close();
        }
    }
}
