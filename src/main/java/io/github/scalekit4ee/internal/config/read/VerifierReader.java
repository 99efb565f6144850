package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.TokenCacheConfiguration;
import io.github.scalekit4ee.internal.config.VerificationKeys;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.config.source.SafeText;
import io.github.scalekit4ee.internal.http.HttpSettings;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how access tokens are verified, in either profile. */
final class VerifierReader {

    private static final DurationRange CLOCK_SKEW = new DurationRange(Duration.ZERO, Duration.ofMinutes(10));
    private static final DurationRange TOKEN_AGE = new DurationRange(Duration.ofSeconds(1), Duration.ofDays(3650));
    private static final DurationRange TOKEN_CACHE_TTL = new DurationRange(Duration.ofSeconds(1), Duration.ofHours(24));
    private static final int LARGEST_TOKEN_CACHE = 10_000_000;
    private static final int LARGEST_TOKEN_CACHE_MEMORY = 1_000_000;

    private final Values values;
    private final HttpSettings http;
    private final Profile profile;

    VerifierReader(Values values, HttpSettings http) {
        this.values = values;
        this.http = http;
        this.profile = profile(values);
    }

    /** Scalekit's rules, unless only MicroProfile JWT's keys say whose tokens they are. */
    static Profile profile(Values values) {
        boolean otherIssuer = values.isSet(ScalekitKey.MP_PUBLIC_KEY)
                || values.isSet(ScalekitKey.MP_PUBLIC_KEY_LOCATION)
                || values.isSet(ScalekitKey.MP_ISSUER);
        return otherIssuer && !values.isSet(ScalekitKey.ENVIRONMENT_URL) ? Profile.MICROPROFILE : Profile.SCALEKIT;
    }

    /** Null when a problem leaves nothing to verify with. */
    @Nullable
    VerifierConfiguration read() {
        URI environment =
                values.parsed(ScalekitKey.ENVIRONMENT_URL, Uris::environment).orElse(null);
        KeysReader keysReader = new KeysReader(values, http);
        VerificationKeys keys = keysReader.verificationKeys(environment);
        requireKeys(keys);
        refuseWithoutEnvironment(ScalekitKey.RESOURCE_ID);
        refuseWithoutEnvironment(ScalekitKey.ORGANIZATIONS);

        Optional<String> resource = values.parsed(ScalekitKey.RESOURCE_ID, VerifierReader::resourceId);
        Set<String> issuers = issuers(environment, resource);
        Set<String> audiences = audiences(resource);
        boolean allowMissingAudience = values.flag(ScalekitKey.ALLOW_MISSING_AUDIENCE, false);
        requireAudiencePolicy(allowMissingAudience);
        if (allowMissingAudience && values.isSet(ScalekitKey.RESOURCE_URL)) {
            refuseMissingAudience();
        }
        Set<String> organizations = values.list(ScalekitKey.ORGANIZATIONS, Values::entry);
        Duration clockSkew = clockSkew();
        Duration maxTokenAge =
                values.parsed(ScalekitKey.MP_TOKEN_AGE, TOKEN_AGE::secondsOrIso).orElse(null);
        Set<String> signatureAlgorithms = keysReader.signatureAlgorithms();
        DecryptionConfiguration decryption = keysReader.decryption();
        TokenCacheConfiguration tokenCache = tokenCache();
        return keys == null
                ? null
                : new VerifierConfiguration(
                        profile,
                        issuers,
                        audiences,
                        allowMissingAudience,
                        organizations,
                        clockSkew,
                        maxTokenAge,
                        signatureAlgorithms,
                        keys,
                        decryption,
                        tokenCache);
    }

    private void requireKeys(@Nullable VerificationKeys keys) {
        if (keys == null && profile == Profile.MICROPROFILE && !values.isSet(ScalekitKey.MP_PUBLIC_KEY)) {
            values.problem(
                    ScalekitKey.MP_PUBLIC_KEY_LOCATION,
                    "is not set, so there is no key to verify a token with",
                    "To accept Scalekit's tokens, " + setEnvironment() + "; for another issuer's, "
                            + values.instruction(ScalekitKey.MP_PUBLIC_KEY_LOCATION, "<where its keys are>"));
        } else if (keys == null && profile == Profile.SCALEKIT) {
            values.problem(
                    ScalekitKey.ENVIRONMENT_URL,
                    "is not set, so no token can be verified",
                    "Copy the URL from Scalekit's dashboard and " + setEnvironment());
        }
    }

    /** What only Scalekit's tokens carry would restrict nothing with another issuer's. */
    private void refuseWithoutEnvironment(ScalekitKey key) {
        if (profile == Profile.MICROPROFILE && values.isSet(key)) {
            values.problem(
                    key,
                    "has no effect without " + values.label(ScalekitKey.ENVIRONMENT_URL),
                    "Remove it, or to accept Scalekit's tokens, " + setEnvironment());
        }
    }

    private String setEnvironment() {
        return values.instruction(ScalekitKey.ENVIRONMENT_URL, "https://<your environment>");
    }

    /**
     * Tokens for any audience would be accepted if nobody had said for whom this application is (RFC 7519 section 4.1.3), so it
     * must be said.
     */
    private void requireAudiencePolicy(boolean allowMissingAudience) {
        boolean said = allowMissingAudience
                || values.isSet(ScalekitKey.AUDIENCES)
                || values.isSet(ScalekitKey.MP_AUDIENCES)
                || values.isSet(ScalekitKey.RESOURCE_ID)
                || values.isSet(ScalekitKey.RESOURCE_URL);
        if (profile == Profile.MICROPROFILE || said || !values.isSet(ScalekitKey.ENVIRONMENT_URL)) {
            return;
        }
        String outgoingOnly = values.isSet(ScalekitKey.CLIENT_ID)
                ? "; if the application only makes outgoing calls, "
                        + values.instruction(ScalekitKey.VERIFIER_ENABLED, "false")
                : "";
        values.problem(
                ScalekitKey.AUDIENCES,
                "is not set, so tokens that were issued for other services would be accepted",
                "To name the audience of this application, "
                        + values.instruction(ScalekitKey.AUDIENCES, "https://api.example.com")
                        + "; if your machine clients have none, "
                        + values.instruction(ScalekitKey.ALLOW_MISSING_AUDIENCE, "true") + outgoingOnly);
    }

    private void refuseMissingAudience() {
        values.problem(
                ScalekitKey.ALLOW_MISSING_AUDIENCE,
                "is true, but a protected resource accepts only tokens that were issued for it ("
                        + values.label(ScalekitKey.RESOURCE_URL) + ")",
                "Remove one of the two, and have the issuer write the resource's URL or its id into aud");
    }

    static String resourceId(String text) throws MalformedValueException {
        if (!text.matches("res_[A-Za-z0-9_-]{1,64}")) {
            throw new MalformedValueException(
                    SafeText.value(text) + " is not a resource id",
                    "Copy it from Scalekit's dashboard; it begins with res_");
        }
        return text;
    }

    private Set<String> issuers(@Nullable URI environment, Optional<String> resource) {
        Set<String> issuers = new LinkedHashSet<>();
        if (environment != null) {
            issuers.add(environment.toString());
            resource.ifPresent(id -> issuers.add(environment + "/resources/" + id));
        }
        issuers.addAll(values.list(ScalekitKey.ISSUERS, Uris::issuer));
        values.parsed(ScalekitKey.MP_ISSUER, VerifierReader::oneIssuer).ifPresent(issuers::add);
        return issuers;
    }

    /** Not a list, which would be the name of nobody. */
    private static String oneIssuer(String text) throws MalformedValueException {
        if (text.matches(".*,(https?://.*)?")) {
            throw new MalformedValueException(
                    SafeText.url(text) + " is a list, where one issuer stands",
                    "Write one, exactly as iss has it, and further ones into scalekit.issuers (SCALEKIT_ISSUERS)");
        }
        return Values.oneWord(text, "Write one issuer, exactly as iss has it");
    }

    private Set<String> audiences(Optional<String> resource) {
        Set<String> audiences = new LinkedHashSet<>(values.list(ScalekitKey.AUDIENCES, Values::entry));
        audiences.addAll(values.list(ScalekitKey.MP_AUDIENCES, Values::entry));
        resource.ifPresent(audiences::add);
        values.parsed(ScalekitKey.RESOURCE_URL, ResourceUris::identifier)
                .map(URI::toString)
                .ifPresent(audiences::add);
        return audiences;
    }

    /** MicroProfile JWT names no default; its TCK expects a token to end within a second of its time. */
    private Duration clockSkew() {
        Optional<Duration> ours = values.parsed(ScalekitKey.CLOCK_SKEW, CLOCK_SKEW::iso);
        Optional<Duration> standard = values.parsed(ScalekitKey.MP_CLOCK_SKEW, CLOCK_SKEW::secondsOrIso);
        if (ours.isPresent() && standard.isPresent() && !ours.equals(standard)) {
            values.problem(
                    ScalekitKey.MP_CLOCK_SKEW,
                    "differs from " + values.label(ScalekitKey.CLOCK_SKEW),
                    "Remove one of the two");
        }
        return ours.or(() -> standard).orElse(profile == Profile.SCALEKIT ? Duration.ofSeconds(30) : Duration.ZERO);
    }

    private TokenCacheConfiguration tokenCache() {
        TokenCacheConfiguration standard = TokenCacheConfiguration.DEFAULT;
        int size = values.count(ScalekitKey.TOKEN_CACHE_SIZE, LARGEST_TOKEN_CACHE, standard.size());
        return new TokenCacheConfiguration(
                size,
                values.duration(ScalekitKey.TOKEN_CACHE_TTL, TOKEN_CACHE_TTL, standard.ttl()),
                values.parsed(ScalekitKey.TOKEN_CACHE_MEMORY, this::megabytes)
                        .orElse(TokenCacheConfiguration.memoryOf(size)));
    }

    /** Zero is refused: one key switches the cache off, and somebody who writes 0 may mean "without a limit". */
    private Integer megabytes(String text) throws MalformedValueException {
        int megabytes = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (megabytes == 0 || megabytes > LARGEST_TOKEN_CACHE_MEMORY) {
            throw new MalformedValueException(
                    SafeText.value(text) + " is not a whole number of megabytes in range",
                    "Use 1 to " + LARGEST_TOKEN_CACHE_MEMORY + "; to switch the cache off, "
                            + values.instruction(ScalekitKey.TOKEN_CACHE_SIZE, "0"));
        }
        return megabytes;
    }
}
