package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.VerificationKeys;
import io.github.scalekit4ee.internal.config.source.SafeText;
import io.github.scalekit4ee.internal.http.HttpSettings;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how access tokens of one environment are verified, in any profile. */
final class EnvironmentReader {

    private static final String MP_LIST = "scalekit.issuers (SCALEKIT_ISSUERS)";
    private static final String LIST = "the key issuers beside it";

    private static final DurationRange CLOCK_SKEW = new DurationRange(Duration.ZERO, Duration.ofMinutes(10));
    private static final DurationRange TOKEN_AGE = new DurationRange(Duration.ofSeconds(1), Duration.ofDays(3650));

    private final Values values;
    private final Values application;
    private final HttpSettings http;
    private final Profile profile;

    /**
     * @param values the environment's own keys
     * @param application the application's keys, of which one is an audience whoever issues its tokens
     */
    EnvironmentReader(Values values, Values application, HttpSettings http) {
        this.values = values;
        this.application = application;
        this.http = http;
        this.profile = profile(values);
    }

    /** Scalekit's rules, unless only the keys of another issuer, or MicroProfile JWT's, say whose tokens they are. */
    static Profile profile(Values values) {
        if (values.isSet(ScalekitKey.ENVIRONMENT_ISSUER) && !values.isSet(ScalekitKey.ENVIRONMENT_URL)) {
            return Profile.OTHER_ISSUER;
        }
        boolean otherIssuer = values.isSet(ScalekitKey.MP_PUBLIC_KEY)
                || values.isSet(ScalekitKey.MP_PUBLIC_KEY_LOCATION)
                || values.isSet(ScalekitKey.MP_ISSUER);
        return otherIssuer && !values.isSet(ScalekitKey.ENVIRONMENT_URL) ? Profile.MICROPROFILE : Profile.SCALEKIT;
    }

    /** Null when a problem leaves nothing to verify with. */
    @Nullable
    EnvironmentConfiguration read() {
        URI environment =
                values.parsed(ScalekitKey.ENVIRONMENT_URL, Uris::environment).orElse(null);
        KeysReader keysReader = new KeysReader(values, http);
        VerificationKeys keys = keysReader.verificationKeys(environment);
        requireKeys(keys);
        refuseWithoutEnvironment(ScalekitKey.RESOURCE_ID);
        refuseWithoutEnvironment(ScalekitKey.ORGANIZATIONS);

        Optional<String> resource = values.parsed(ScalekitKey.RESOURCE_ID, EnvironmentReader::resourceId);
        Set<String> issuers = issuers(environment, resource);
        Set<String> audiences = audiences(resource);
        boolean allowMissingAudience = values.flag(ScalekitKey.ALLOW_MISSING_AUDIENCE, false);
        requireAudiencePolicy(allowMissingAudience);
        if (allowMissingAudience && application.isSet(ScalekitKey.RESOURCE_URL)) {
            refuseMissingAudience();
        }
        Set<String> organizations = values.list(ScalekitKey.ORGANIZATIONS, Values::entry);
        Duration clockSkew = clockSkew();
        Duration maxTokenAge =
                values.parsed(ScalekitKey.MP_TOKEN_AGE, TOKEN_AGE::secondsOrIso).orElse(null);
        Set<String> signatureAlgorithms = keysReader.signatureAlgorithms();
        return keys == null
                ? null
                : new EnvironmentConfiguration(
                        profile,
                        issuers,
                        audiences,
                        allowMissingAudience,
                        organizations,
                        clockSkew,
                        maxTokenAge,
                        signatureAlgorithms,
                        keys);
    }

    private void requireKeys(@Nullable VerificationKeys keys) {
        if (keys == null && profile == Profile.MICROPROFILE && !values.isSet(ScalekitKey.MP_PUBLIC_KEY)) {
            values.problem(
                    ScalekitKey.MP_PUBLIC_KEY_LOCATION,
                    "is not set, so there is no key to verify a token with",
                    "To accept Scalekit's tokens, " + setEnvironment() + "; for another issuer's, "
                            + values.instruction(ScalekitKey.MP_PUBLIC_KEY_LOCATION, "<where its keys are>"));
        } else if (keys == null && profile == Profile.SCALEKIT && !values.isSet(ScalekitKey.ENVIRONMENT_JWKS_URL)) {
            values.problem(
                    ScalekitKey.ENVIRONMENT_URL,
                    "is not set, so no token can be verified",
                    "Copy the URL from Scalekit's dashboard and " + setEnvironment()
                            + (values.has(ScalekitKey.ENVIRONMENT_ISSUER)
                                    ? "; for another issuer's tokens, "
                                            + values.instruction(ScalekitKey.ENVIRONMENT_ISSUER, "<its iss>")
                                    : ""));
        }
    }

    /** What only Scalekit's tokens carry would restrict nothing with another issuer's, or something else by the same name. */
    private void refuseWithoutEnvironment(ScalekitKey key) {
        if (profile != Profile.SCALEKIT && values.isSet(key)) {
            values.problem(
                    key,
                    "has no effect without " + values.label(ScalekitKey.ENVIRONMENT_URL),
                    "Remove it, or to accept Scalekit's tokens, " + setEnvironment());
        }
    }

    /** The key by which the environment claims one of its issuers, for a message. */
    String claimOf(String issuer) {
        Optional<URI> environment = values.parsed(ScalekitKey.ENVIRONMENT_URL, Uris::environment);
        if (environment.isPresent() && issuer.equals(environment.get().toString())) {
            return values.label(ScalekitKey.ENVIRONMENT_URL);
        }
        for (ScalekitKey key : List.of(ScalekitKey.ENVIRONMENT_ISSUER, ScalekitKey.MP_ISSUER)) {
            if (issuer.equals(values.text(key))) {
                return values.label(key);
            }
        }
        boolean further = values.list(ScalekitKey.ISSUERS, Uris::issuer).contains(issuer);
        return values.label(further ? ScalekitKey.ISSUERS : ScalekitKey.RESOURCE_ID);
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
                || application.isSet(ScalekitKey.RESOURCE_URL);
        boolean known = values.isSet(ScalekitKey.ENVIRONMENT_URL) || profile == Profile.OTHER_ISSUER;
        if (profile == Profile.MICROPROFILE || said || !known) {
            return;
        }
        String outgoingOnly = application.isSet(ScalekitKey.CLIENT_ID)
                ? "; if the application only makes outgoing calls, "
                        + application.instruction(ScalekitKey.VERIFIER_ENABLED, "false")
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
        values.parsed(ScalekitKey.MP_ISSUER, text -> oneIssuer(text, MP_LIST)).ifPresent(issuers::add);
        values.parsed(ScalekitKey.ENVIRONMENT_ISSUER, text -> oneIssuer(text, LIST))
                .ifPresent(issuers::add);
        return issuers;
    }

    /** Not a list, which would be the name of nobody. */
    private static String oneIssuer(String text, String furtherOnes) throws MalformedValueException {
        if (text.matches(".*,(https?://.*)?")) {
            throw new MalformedValueException(
                    SafeText.url(text) + " is a list, where one issuer stands",
                    "Write one, exactly as iss has it, and further ones into " + furtherOnes);
        }
        return Values.oneWord(text, "Write one issuer, exactly as iss has it");
    }

    private Set<String> audiences(Optional<String> resource) {
        Set<String> audiences = new LinkedHashSet<>(values.list(ScalekitKey.AUDIENCES, Values::entry));
        audiences.addAll(values.list(ScalekitKey.MP_AUDIENCES, Values::entry));
        resource.ifPresent(audiences::add);
        application
                .parsed(ScalekitKey.RESOURCE_URL, ResourceUris::identifier)
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
        return ours.or(() -> standard).orElse(profile == Profile.MICROPROFILE ? Duration.ZERO : Duration.ofSeconds(30));
    }
}
