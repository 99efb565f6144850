package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.config.VerificationKeys;
import io.github.scalekit4ee.internal.config.source.SafeText;
import io.github.scalekit4ee.internal.http.HttpSettings;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads which keys verify and decrypt tokens, and with which algorithms. */
final class KeysReader {

    private static final DurationRange REFRESH_INTERVAL = new DurationRange(Duration.ofMinutes(1), Duration.ofHours(1));
    private static final DurationRange MAX_STALE = new DurationRange(Duration.ZERO, Duration.ofHours(24));
    private static final DurationRange TIMEOUT = new DurationRange(Duration.ofMillis(100), Duration.ofMinutes(1));

    private static final Set<String> SIGNATURE_ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256");
    private static final Set<String> FURTHER_SIGNATURE_ALGORITHMS = Set.of("ES384", "ES512", "EdDSA");
    private static final Set<String> KEY_MANAGEMENT_ALGORITHMS = Set.of("RSA-OAEP", "RSA-OAEP-256");

    private final Values values;
    private final HttpSettings http;

    KeysReader(Values values, HttpSettings http) {
        this.values = values;
        this.http = http;
    }

    /**
     * The environment's keys, or those that MicroProfile JWT's keys name. Both at once would leave open who may issue tokens.
     *
     * @param environment null when it is not set or malformed
     * @return null when there is no such key, or a problem with it
     */
    @Nullable
    VerificationKeys verificationKeys(@Nullable URI environment) {
        JwksConfiguration jwks = jwks();
        String inline = values.parsed(ScalekitKey.MP_PUBLIC_KEY, text -> text).orElse(null);
        String location = values.parsed(ScalekitKey.MP_PUBLIC_KEY_LOCATION, Uris::keyLocation)
                .orElse(null);
        if (inline != null && inline.contains("PRIVATE KEY")) {
            values.problem(
                    ScalekitKey.MP_PUBLIC_KEY,
                    "the value is a private key",
                    "Give the public key, and make a new pair, for a private key that was in a configuration is no secret");
        }
        if (inline != null && values.isSet(ScalekitKey.MP_PUBLIC_KEY_LOCATION)) {
            values.problem(
                    ScalekitKey.MP_PUBLIC_KEY_LOCATION,
                    "is set together with " + values.label(ScalekitKey.MP_PUBLIC_KEY),
                    "Remove one of the two (MicroProfile JWT 2.1 section 9.2)");
        }
        URI jwksUrl = otherIssuersKeys();
        if (environment == null) {
            return jwksUrl != null
                    ? new VerificationKeys.JwkSetEndpoint(jwksUrl, jwks)
                    : withoutEnvironment(inline, location, jwks);
        }
        URI keys = URI.create(environment + "/keys");
        refuseBesides(environment, ScalekitKey.MP_PUBLIC_KEY, inline);
        refuseBesides(
                environment, ScalekitKey.MP_PUBLIC_KEY_LOCATION, keys.toString().equals(location) ? null : location);
        return new VerificationKeys.JwkSetEndpoint(keys, jwks);
    }

    /** Null where the keys are not those of another issuer than Scalekit's, or where it is open whose they are. */
    private @Nullable URI otherIssuersKeys() {
        URI url = values.parsed(ScalekitKey.ENVIRONMENT_JWKS_URL, Uris::jwkSet).orElse(null);
        boolean environment = values.isSet(ScalekitKey.ENVIRONMENT_URL);
        boolean issuer = values.isSet(ScalekitKey.ENVIRONMENT_ISSUER);
        if (environment) {
            refuseBesides(ScalekitKey.ENVIRONMENT_ISSUER);
            refuseBesides(ScalekitKey.ENVIRONMENT_JWKS_URL);
        } else if (issuer && !values.isSet(ScalekitKey.ENVIRONMENT_JWKS_URL)) {
            values.problem(
                    ScalekitKey.ENVIRONMENT_JWKS_URL,
                    "is not set, so there is no key to verify tokens of " + values.label(ScalekitKey.ENVIRONMENT_ISSUER)
                            + " with",
                    "Take the jwks_uri of the issuer's metadata and "
                            + values.instruction(ScalekitKey.ENVIRONMENT_JWKS_URL, "https://<host>/<path>"));
        } else if (url != null && !issuer) {
            values.problem(
                    ScalekitKey.ENVIRONMENT_ISSUER,
                    "is not set, so it is open whose tokens " + values.label(ScalekitKey.ENVIRONMENT_JWKS_URL)
                            + " has the keys for",
                    "Copy the iss claim of a token and "
                            + values.instruction(ScalekitKey.ENVIRONMENT_ISSUER, "<its iss>"));
        }
        return environment || !issuer ? null : url;
    }

    private void refuseBesides(ScalekitKey key) {
        if (values.isSet(key)) {
            values.problem(
                    key,
                    "is set together with " + values.label(ScalekitKey.ENVIRONMENT_URL) + ", which says both",
                    "Remove one of the two");
        }
    }

    private static @Nullable VerificationKeys withoutEnvironment(
            @Nullable String inline, @Nullable String location, JwksConfiguration jwks) {
        if (inline != null) {
            return new VerificationKeys.Inline(inline);
        }
        return location == null ? null : new VerificationKeys.Location(location, jwks);
    }

    private void refuseBesides(URI environment, ScalekitKey key, @Nullable String value) {
        if (value != null) {
            values.problem(
                    key,
                    "is set together with " + values.label(ScalekitKey.ENVIRONMENT_URL) + ", whose keys are at "
                            + environment + "/keys",
                    "Remove one of the two");
        }
    }

    Set<String> signatureAlgorithms() {
        Set<String> chosen = new LinkedHashSet<>(
                values.list(ScalekitKey.MP_PUBLIC_KEY_ALGORITHM, algorithm -> oneOf(SIGNATURE_ALGORITHMS, algorithm)));
        chosen.addAll(values.list(
                ScalekitKey.ENVIRONMENT_SIGNATURE_ALGORITHMS, algorithm -> oneOf(allSignatureAlgorithms(), algorithm)));
        return chosen.isEmpty() ? Set.of("RS256") : chosen;
    }

    private static Set<String> allSignatureAlgorithms() {
        Set<String> all = new TreeSet<>(SIGNATURE_ALGORITHMS);
        all.addAll(FURTHER_SIGNATURE_ALGORITHMS);
        return all;
    }

    /** Null: encrypted tokens are refused. */
    @Nullable
    DecryptionConfiguration decryption() {
        Set<String> chosen = values.list(
                ScalekitKey.MP_DECRYPT_KEY_ALGORITHM, algorithm -> oneOf(KEY_MANAGEMENT_ALGORITHMS, algorithm));
        if (!chosen.isEmpty() && !values.isSet(ScalekitKey.MP_DECRYPT_KEY_LOCATION)) {
            values.problem(
                    ScalekitKey.MP_DECRYPT_KEY_LOCATION,
                    "is not set, so there is no key for " + values.label(ScalekitKey.MP_DECRYPT_KEY_ALGORITHM),
                    "Set it, or remove the algorithm");
        }
        Set<String> algorithms = chosen.isEmpty() ? KEY_MANAGEMENT_ALGORITHMS : chosen;
        return values.parsed(ScalekitKey.MP_DECRYPT_KEY_LOCATION, Uris::keyLocation)
                .map(location -> new DecryptionConfiguration(location, algorithms, http))
                .orElse(null);
    }

    private JwksConfiguration jwks() {
        JwksConfiguration standard = JwksConfiguration.DEFAULT;
        return new JwksConfiguration(
                values.duration(ScalekitKey.JWKS_REFRESH_INTERVAL, REFRESH_INTERVAL, standard.refreshInterval()),
                values.duration(ScalekitKey.JWKS_MAX_STALE, MAX_STALE, standard.maxStale()),
                values.duration(ScalekitKey.JWKS_TIMEOUT, TIMEOUT, standard.timeout()),
                http);
    }

    private static String oneOf(Set<String> known, String algorithm) throws MalformedValueException {
        if (!known.contains(algorithm)) {
            throw new MalformedValueException(
                    SafeText.value(algorithm) + " is not an algorithm that is accepted",
                    "Choose from " + String.join(", ", new TreeSet<>(known)));
        }
        return algorithm;
    }
}
