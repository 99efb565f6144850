package io.github.scalekit4ee.internal.config;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how access tokens are verified, in either profile. */
final class VerifierReader {

    private static final Duration LARGEST_SKEW = Duration.ofMinutes(10);
    private static final Set<String> SIGNATURE_ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256");
    private static final Set<String> KEY_ALGORITHMS = Set.of("RSA-OAEP", "RSA-OAEP-256");

    private final Values values;

    VerifierReader(Values values) {
        this.values = values;
    }

    /** Null when there is a problem that leaves nothing to go by. */
    @Nullable
    VerifierConfiguration read() {
        URI environment = values.baseUrl(ScalekitKey.ENVIRONMENT_URL);
        VerificationKeys keys = keys(environment);
        if (keys == null) {
            return null;
        }
        Profile profile = environment != null ? Profile.SCALEKIT : Profile.MICROPROFILE;
        String resource = resource();
        Set<String> audiences = audiences(resource);
        boolean missingAudience = values.flag(ScalekitKey.ALLOW_MISSING_AUDIENCE, false);
        if (profile == Profile.SCALEKIT && audiences.isEmpty() && !missingAudience) {
            values.problem(
                    ScalekitKey.AUDIENCES,
                    "no audience is configured, so tokens meant for other services would be accepted. To name yours, "
                            + values.naming().instruction(ScalekitKey.AUDIENCES, "https://api.acme.example")
                            + "; if your clients' tokens carry no aud, "
                            + values.naming().instruction(ScalekitKey.ALLOW_MISSING_AUDIENCE, "true") + ".");
        }
        return new VerifierConfiguration(
                profile,
                issuers(environment, resource),
                audiences,
                missingAudience,
                values.list(ScalekitKey.ORGANIZATIONS),
                skew(profile),
                values.seconds(ScalekitKey.MP_TOKEN_AGE, Duration.ofDays(3650)),
                algorithms(),
                keys,
                decryption(),
                tokenCache());
    }

    private @Nullable VerificationKeys keys(@Nullable URI environment) {
        String inline = values.text(ScalekitKey.MP_PUBLIC_KEY);
        String location = values.text(ScalekitKey.MP_PUBLIC_KEY_LOCATION);
        if (inline != null && location != null) {
            values.problem(
                    ScalekitKey.MP_PUBLIC_KEY_LOCATION,
                    "it is set together with mp.jwt.verify.publickey (MicroProfile JWT 2.1 section 9.2). Keep one of the two.");
        }
        if (environment != null && (inline != null || location != null)) {
            values.problem(
                    inline != null ? ScalekitKey.MP_PUBLIC_KEY : ScalekitKey.MP_PUBLIC_KEY_LOCATION,
                    "the keys come from scalekit.environment-url already. Leave one of the two out.");
        }
        if (environment != null) {
            return new VerificationKeys.JwkSetEndpoint(URI.create(environment + "/keys"), jwks());
        }
        if (inline != null) {
            return new VerificationKeys.Inline(inline);
        }
        if (location != null) {
            return new VerificationKeys.Location(location, jwks());
        }
        if (!values.isSet(ScalekitKey.ENVIRONMENT_URL)) {
            values.problem(
                    ScalekitKey.ENVIRONMENT_URL,
                    "it is not set, so no token can be verified. To name your Scalekit environment, "
                            + values.naming().instruction(ScalekitKey.ENVIRONMENT_URL, "https://acme.scalekit.dev")
                            + "; to switch the jar off, set SCALEKIT_ENABLED=false.");
        }
        return null;
    }

    private @Nullable String resource() {
        String resource = values.text(ScalekitKey.RESOURCE_ID);
        if (resource != null && !resource.matches("res_[A-Za-z0-9_-]+")) {
            values.problem(
                    ScalekitKey.RESOURCE_ID,
                    Values.shown(resource) + " is not a resource id. Copy it from the dashboard; it begins with res_.");
        }
        return resource;
    }

    private Set<String> audiences(@Nullable String resource) {
        Set<String> audiences = new LinkedHashSet<>(values.list(ScalekitKey.AUDIENCES));
        audiences.addAll(values.list(ScalekitKey.MP_AUDIENCES));
        if (resource != null) {
            audiences.add(resource);
        }
        return audiences;
    }

    private Set<String> issuers(@Nullable URI environment, @Nullable String resource) {
        Set<String> issuers = new LinkedHashSet<>(values.list(ScalekitKey.ISSUERS));
        if (environment != null) {
            issuers.add(environment.toString());
            if (resource != null) {
                issuers.add(environment + "/resources/" + resource);
            }
        }
        String further = values.text(ScalekitKey.MP_ISSUER);
        if (further != null) {
            issuers.add(further);
        }
        return issuers;
    }

    private Duration skew(Profile profile) {
        Duration seconds = values.seconds(ScalekitKey.MP_CLOCK_SKEW, LARGEST_SKEW);
        Duration standard = profile == Profile.SCALEKIT ? Duration.ofSeconds(30) : Duration.ZERO;
        return values.duration(
                ScalekitKey.CLOCK_SKEW, seconds != null ? seconds : standard, Duration.ZERO, LARGEST_SKEW);
    }

    private Set<String> algorithms() {
        return chosen(ScalekitKey.MP_PUBLIC_KEY_ALGORITHM, SIGNATURE_ALGORITHMS, Set.of("RS256"));
    }

    private Set<String> chosen(ScalekitKey key, Set<String> known, Set<String> fallback) {
        Set<String> chosen = values.list(key);
        if (!known.containsAll(chosen)) {
            values.problem(
                    key,
                    Values.shown(String.join(",", chosen)) + " is not supported. Choose of " + sorted(known) + ".");
            return fallback;
        }
        return chosen.isEmpty() ? fallback : chosen;
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private @Nullable DecryptionConfiguration decryption() {
        String location = values.text(ScalekitKey.MP_DECRYPT_KEY_LOCATION);
        Set<String> algorithms = chosen(ScalekitKey.MP_DECRYPT_KEY_ALGORITHM, KEY_ALGORITHMS, KEY_ALGORITHMS);
        return location == null ? null : new DecryptionConfiguration(location, algorithms);
    }

    private JwksConfiguration jwks() {
        JwksConfiguration standard = JwksConfiguration.DEFAULT;
        return new JwksConfiguration(
                values.duration(
                        ScalekitKey.JWKS_REFRESH_INTERVAL,
                        standard.refreshInterval(),
                        Duration.ofMinutes(1),
                        Duration.ofHours(1)),
                values.duration(ScalekitKey.JWKS_MAX_STALE, standard.maxStale(), Duration.ZERO, Duration.ofHours(24)),
                values.duration(
                        ScalekitKey.JWKS_TIMEOUT, standard.timeout(), Duration.ofMillis(100), Duration.ofMinutes(1)));
    }

    private TokenCacheConfiguration tokenCache() {
        TokenCacheConfiguration standard = TokenCacheConfiguration.DEFAULT;
        return new TokenCacheConfiguration(
                values.count(ScalekitKey.TOKEN_CACHE_SIZE, standard.size(), 10_000_000),
                values.duration(
                        ScalekitKey.TOKEN_CACHE_TTL, standard.ttl(), Duration.ofSeconds(1), Duration.ofHours(24)));
    }
}
