package io.github.scalekit4ee.internal.config.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.scalekit4ee.fuzz.Finding;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.config.TokenCacheConfiguration;
import io.github.scalekit4ee.internal.config.VerificationKeys;
import io.github.scalekit4ee.internal.config.read.ConfigurationReader;
import io.github.scalekit4ee.internal.config.read.MistypedKeys;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lines of {@code key=value} as an application's configuration: it can be used as it is, or each problem is one plain line that
 * shows no secret.
 */
public final class ConfigurationFuzz {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.config");

    private static final String SECRET = "scalekit.client-secret";

    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    private ConfigurationFuzz() {}

    public static void fuzzerTestOneInput(byte[] lines) {
        Level before = LOG.getLevel();
        LOG.setLevel(Level.OFF);
        try {
            check(values(new String(lines, UTF_8)));
        } finally {
            LOG.setLevel(before);
        }
    }

    private static Map<String, String> values(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().filter(line -> line.contains("=")).forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return values;
    }

    private static void check(Map<String, String> values) {
        MistypedKeys.warnings(values.keySet()).forEach(ConfigurationFuzz::requireLine);
        try {
            requireUsable(ConfigurationReader.read(new FallbackSource(List.of(Layer.ofEnvironment(values, 300)))));
        } catch (ConfigurationException refused) {
            Finding.unless(!refused.problems().isEmpty(), "a refusal without a problem");
            refused.problems().forEach(ConfigurationFuzz::requireLine);
            requireNoSecret(values, refused.getMessage());
        }
    }

    private static void requireUsable(ScalekitConfiguration configuration) {
        if (configuration.verifier() != null) {
            requireUsable(configuration.verifier().tokenCache());
            configuration.verifier().environments().values().forEach(ConfigurationFuzz::requireUsable);
        }
        CallerConfiguration caller = configuration.caller();
        Finding.unless(
                caller.realm().chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"'), "a realm that ends early");
        caller.groupsFrom().values().stream().flatMap(List::stream).forEach(source -> {
            Finding.unless(!source.path().isEmpty(), "groups from nowhere");
            Finding.unless(source.path().stream().noneMatch(String::isBlank), "groups from a claim without a name");
            requireNoSpace(List.of(source.prefix()));
        });
        requireNoSpace(caller.tokenCookie() == null ? List.of() : List.of(caller.tokenCookie()));
        requireNoSpace(configuration.allowedHosts());
        configuration.clients().values().forEach(ConfigurationFuzz::requireUsable);
    }

    private static void requireUsable(TokenCacheConfiguration cache) {
        Finding.unless(cache.size() >= 0 && cache.memory() >= 0, "a cache below nothing");
        requireBetween(cache.ttl(), Duration.ofSeconds(1), Duration.ofHours(24));
    }

    private static void requireUsable(EnvironmentConfiguration verifier) {
        boolean scalekit = verifier.profile() != Profile.MICROPROFILE;
        Finding.unless(!scalekit || !verifier.issuers().isEmpty(), "no issuer");
        Finding.unless(
                !scalekit || !verifier.audiences().isEmpty() || verifier.allowMissingAudience(),
                "no word on audiences");
        requireNoSpace(verifier.issuers());
        requireNoSpace(verifier.audiences());
        requireNoSpace(verifier.organizations());
        requireBetween(verifier.clockSkew(), Duration.ZERO, Duration.ofMinutes(10));
        Finding.unless(
                !verifier.signatureAlgorithms().isEmpty() && ALGORITHMS.containsAll(verifier.signatureAlgorithms()),
                "an algorithm that nobody knows");
        if (verifier.verificationKeys() instanceof VerificationKeys.JwkSetEndpoint endpoint) {
            requireSafe(endpoint.uri());
        }
    }

    private static void requireUsable(ClientConfiguration client) {
        requireSafe(client.tokenEndpoint());
        requireNoSpace(client.scopes());
        requireNoSpace(client.allowedHosts());
        requireBetween(client.timeout(), Duration.ofMillis(100), Duration.ofMinutes(1));
        Credentials credentials = client.credentials().get();
        Finding.unless(
                !credentials.clientId().isBlank() && !credentials.clientSecret().isBlank(), "empty credentials");
    }

    /** Nothing is sent in clear but to this very machine. */
    private static void requireSafe(URI uri) {
        boolean https = "https".equals(uri.getScheme());
        boolean here = "http".equals(uri.getScheme())
                && (uri.getHost().equals("localhost")
                        || uri.getHost().startsWith("127.")
                        || uri.getHost().equals("[::1]"));
        Finding.unless(uri.getHost() != null && (https || here), "not to be trusted: " + uri);
        Finding.unless(uri.getRawUserInfo() == null && uri.getRawFragment() == null, "more than an address: " + uri);
    }

    /**
     * Where the secret stands once, and not in what else is shown. A name of the key before it is no part of the secret, and one that is a
     * word of the message is there with every other secret, too.
     */
    private static void requireNoSecret(Map<String, String> values, String message) {
        String secret = values.getOrDefault(SECRET, "")
                .strip()
                .replaceFirst("^(scalekit\\.client-secret|SCALEKIT_CLIENT_SECRET)=", "");
        boolean elsewhere = values.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(SECRET))
                .anyMatch(entry -> (entry.getKey() + entry.getValue()).contains(secret)
                        || entry.getValue().contains("${"));
        if (secret.length() >= 12 && !elsewhere && message.contains(secret)) {
            Map<String, String> others = new LinkedHashMap<>(values);
            others.put(SECRET, "hushhushhushhush");
            Finding.unless(refusal(others).contains(secret), "a message with the secret");
        }
    }

    private static String refusal(Map<String, String> values) {
        try {
            ConfigurationReader.read(new FallbackSource(List.of(Layer.ofEnvironment(values, 300))));
            return "";
        } catch (ConfigurationException refused) {
            return refused.getMessage();
        }
    }

    private static void requireLine(String message) {
        Finding.unless(
                message.chars().allMatch(c -> c >= ' ' && c <= '~' || c == '…'),
                "a message that breaks its line: " + message);
    }

    private static void requireNoSpace(Collection<String> values) {
        Finding.unless(
                values.stream()
                        .flatMapToInt(String::chars)
                        .noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c)),
                "white space in " + values);
    }

    private static void requireBetween(Duration value, Duration least, Duration most) {
        Finding.unless(value.compareTo(least) >= 0 && value.compareTo(most) <= 0, value + " is out of range");
    }
}
