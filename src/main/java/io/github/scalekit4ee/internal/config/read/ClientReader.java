package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Authentication;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.config.source.SafeText;
import io.github.scalekit4ee.internal.http.HttpSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one OAuth 2 client for outgoing calls. */
final class ClientReader {

    private static final DurationRange TIMEOUT = new DurationRange(Duration.ofMillis(100), Duration.ofMinutes(1));
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    /** Keys that say nothing of a client: the verifier has the environment too, a caller's own token the hosts, named clients the cache. */
    private static final Set<ScalekitKey> SHARED =
            EnumSet.of(ScalekitKey.ENVIRONMENT_URL, ScalekitKey.CLIENT_ALLOWED_HOSTS, ScalekitKey.CLIENT_SHARED_CACHE);

    private final String name;
    private final Values values;
    private final Values application;
    private final HttpSettings http;

    /**
     * @param name the client's, empty for the unnamed one
     * @param values its own keys
     * @param application the application's keys, where the environment is looked for that the client does not name itself
     * @param http how the application reaches others
     */
    ClientReader(String name, Values values, Values application, HttpSettings http) {
        this.name = name;
        this.values = values;
        this.application = application;
        this.http = http;
    }

    /** Whether there is a key of the unnamed client, if only a part of what it needs. */
    boolean isConfigured() {
        return Arrays.stream(ScalekitKey.values())
                .filter(key -> key.clientProperty().isPresent() && !SHARED.contains(key))
                .anyMatch(values::isSet);
    }

    /** Null when a problem leaves no token endpoint to ask, or no credentials. */
    @Nullable
    ClientConfiguration read() {
        Values environmentValues = values.isSet(ScalekitKey.ENVIRONMENT_URL) ? values : application;
        if (!environmentValues.isSet(ScalekitKey.ENVIRONMENT_URL)) {
            environmentValues.problem(
                    ScalekitKey.ENVIRONMENT_URL,
                    "is not set, so there is nobody to ask for a token",
                    "Copy the URL from Scalekit's dashboard and "
                            + environmentValues.instruction(ScalekitKey.ENVIRONMENT_URL, "https://<your environment>"));
        }
        URI environment = environmentValues
                .parsed(ScalekitKey.ENVIRONMENT_URL, Uris::environment)
                .orElse(null);
        boolean complete = credentials(values) != null;
        Authentication authentication = values.parsed(ScalekitKey.CLIENT_AUTHENTICATION, ClientReader::authentication)
                .orElse(Authentication.CLIENT_SECRET_POST);
        Set<String> scopes =
                values.parsed(ScalekitKey.SCOPE, ClientReader::scopes).orElse(Set.of());
        String audience = parameter(ScalekitKey.CLIENT_AUDIENCE);
        String resource = parameter(ScalekitKey.CLIENT_RESOURCE);
        Set<String> allowedHosts = values.list(ScalekitKey.CLIENT_ALLOWED_HOSTS, HostNames::parse);
        Duration timeout = values.duration(ScalekitKey.CLIENT_TIMEOUT, TIMEOUT, DEFAULT_TIMEOUT);
        String sharedCache = sharedCache();
        return environment == null || !complete
                ? null
                : new ClientConfiguration(
                        name,
                        URI.create(environment + "/oauth/token"),
                        this::credentialsNow,
                        authentication,
                        scopes,
                        audience,
                        resource,
                        allowedHosts,
                        timeout,
                        http,
                        sharedCache);
    }

    private @Nullable String sharedCache() {
        Values where = values.isSet(ScalekitKey.CLIENT_SHARED_CACHE) ? values : application;
        String cache = where.parsed(ScalekitKey.CLIENT_SHARED_CACHE, RevocationsReader::cacheName)
                .orElse(null);
        if (cache != null && cache.equals(application.text(ScalekitKey.REVOCATIONS_CACHE))) {
            where.problem(
                    ScalekitKey.CLIENT_SHARED_CACHE,
                    "names the cache of " + application.label(ScalekitKey.REVOCATIONS_CACHE)
                            + ", in which nothing may end by itself",
                    "Write another name");
        }
        return cache;
    }

    private Credentials credentialsNow() {
        Problems problems = new Problems();
        return problems.require(credentials(values.with(problems)));
    }

    private static @Nullable Credentials credentials(Values values) {
        String id = credential(values, ScalekitKey.CLIENT_ID, "<the client's id>");
        String secret = values.isSet(ScalekitKey.CLIENT_SECRET_FILE)
                ? secretOfFile(values)
                : credential(values, ScalekitKey.CLIENT_SECRET, "<the client's secret>");
        if (id != null && id.equals(secret)) {
            values.problem(
                    ScalekitKey.CLIENT_SECRET,
                    "is the same as " + values.label(ScalekitKey.CLIENT_ID),
                    "Copy the secret from Scalekit's dashboard; make a new one if it is not known any more");
        }
        return id == null || secret == null ? null : new Credentials(id, secret);
    }

    private static @Nullable String secretOfFile(Values values) {
        if (values.isSet(ScalekitKey.CLIENT_SECRET)) {
            values.problem(
                    ScalekitKey.CLIENT_SECRET_FILE,
                    "is set, and so is " + values.label(ScalekitKey.CLIENT_SECRET),
                    "Remove one of them, so that it is clear which secret is meant");
            return null;
        }
        return values.parsed(ScalekitKey.CLIENT_SECRET_FILE, ClientReader::contentOf)
                .orElse(null);
    }

    /** A file is filled by hand as often as a variable is. */
    private static String contentOf(String file) throws MalformedValueException {
        String secret = SecretFile.read(file);
        PastedText.check(ScalekitKey.CLIENT_SECRET, ScalekitKey.CLIENT_SECRET.key(), secret);
        return visible(secret);
    }

    private static @Nullable String credential(Values values, ScalekitKey key, String example) {
        if (!values.isSet(key)) {
            values.problem(
                    key,
                    "is not set, so no token can be requested",
                    "Copy it from Scalekit's dashboard and " + values.instruction(key, example));
        }
        return values.parsed(key, ClientReader::visible).orElse(null);
    }

    /** The alphabet of both parts (RFC 6749 appendix A.1 and A.2). Never shown. */
    private static String visible(String text) throws MalformedValueException {
        if (!text.matches("[\\x20-\\x7E]+")) {
            throw new MalformedValueException(
                    "the value holds a line break or another character that no credential has",
                    "Copy it from Scalekit's dashboard anew");
        }
        return text;
    }

    private static Authentication authentication(String text) throws MalformedValueException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "client_secret_post" -> Authentication.CLIENT_SECRET_POST;
            case "client_secret_basic" -> Authentication.CLIENT_SECRET_BASIC;
            default ->
                throw new MalformedValueException(
                        SafeText.value(text) + " is not a way to authenticate that is known",
                        "Write client_secret_post or client_secret_basic");
        };
    }

    /** RFC 6749 section 3.3. A comma is legal there, but only ever written by those who take it for the separator. */
    private static Set<String> scopes(String text) throws MalformedValueException {
        Set<String> scopes = new LinkedHashSet<>();
        for (String scope : text.split("\\s+")) {
            if (!scope.matches("[\\x21\\x23-\\x2B\\x2D-\\x5B\\x5D-\\x7E]+")) {
                throw new MalformedValueException(
                        SafeText.value(scope) + " is not a scope", "Separate scopes with spaces, not with commas");
            }
            scopes.add(scope);
        }
        return scopes;
    }

    private @Nullable String parameter(ScalekitKey key) {
        return values.parsed(key, text -> Values.oneWord(text, "Write one value"))
                .orElse(null);
    }
}
