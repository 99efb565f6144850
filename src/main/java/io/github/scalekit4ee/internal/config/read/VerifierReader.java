package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.TokenCacheConfiguration;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.config.source.SafeText;
import io.github.scalekit4ee.internal.http.HttpSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads whose access tokens are verified: those of the unnamed environment, of the named ones, or of both. */
final class VerifierReader {

    private static final DurationRange TOKEN_CACHE_TTL = new DurationRange(Duration.ofSeconds(1), Duration.ofHours(24));
    private static final int LARGEST_TOKEN_CACHE = 10_000_000;
    private static final int LARGEST_TOKEN_CACHE_MEMORY = 1_000_000;

    /** Each says whose tokens the unnamed environment's are. */
    private static final List<ScalekitKey> WHOSE = List.of(
            ScalekitKey.ENVIRONMENT_URL,
            ScalekitKey.MP_PUBLIC_KEY,
            ScalekitKey.MP_PUBLIC_KEY_LOCATION,
            ScalekitKey.MP_ISSUER);

    /** MicroProfile JWT knows one issuer, so its keys speak of the unnamed environment. */
    private static final List<ScalekitKey> OF_THE_UNNAMED = List.of(
            ScalekitKey.MP_PUBLIC_KEY_ALGORITHM,
            ScalekitKey.MP_AUDIENCES,
            ScalekitKey.MP_TOKEN_AGE,
            ScalekitKey.MP_CLOCK_SKEW);

    private final Values values;
    private final HttpSettings http;

    VerifierReader(Values values, HttpSettings http) {
        this.values = values;
        this.http = http;
    }

    /** Null when a problem leaves nothing to verify with. */
    @Nullable
    VerifierConfiguration read() {
        SortedMap<String, EnvironmentReader> readers = readers();
        SortedMap<String, EnvironmentConfiguration> environments = new TreeMap<>();
        readers.forEach((name, reader) -> {
            EnvironmentConfiguration read = reader.read();
            if (read != null) {
                environments.put(name, read);
            }
        });
        refuseTwoOfOneIssuer(readers, environments);
        refuseAnyIssuerBesideNamed(environments);
        DecryptionConfiguration decryption = new KeysReader(values, http).decryption();
        TokenCacheConfiguration tokenCache = tokenCache();
        return environments.isEmpty() ? null : new VerifierConfiguration(environments, decryption, tokenCache);
    }

    private SortedMap<String, EnvironmentReader> readers() {
        SortedMap<String, EnvironmentReader> readers = new TreeMap<>();
        for (String name : values.environments()) {
            readers.put(name, new EnvironmentReader(values.ofEnvironment(name), values, http));
        }
        if (hasUnnamed(values)) {
            readers.put("", new EnvironmentReader(values, values, http));
        } else {
            refuseWithoutTheUnnamed(readers.firstKey());
        }
        return readers;
    }

    /** Without named ones there has to be an unnamed one. */
    static boolean hasUnnamed(Values values) {
        return values.environments().isEmpty() || WHOSE.stream().anyMatch(values::isSet);
    }

    /** Nothing is inherited, so an allow-list would be gone where somebody thinks that it is. */
    private void refuseWithoutTheUnnamed(String first) {
        String wrong = "has no effect without " + values.label(ScalekitKey.ENVIRONMENT_URL)
                + ", for a named environment has keys of its own";
        for (ScalekitKey key : NamedKeys.ENVIRONMENTS.keys()) {
            if (values.isSet(key)) {
                values.problem(
                        key,
                        wrong,
                        "Remove it, and " + values.ofEnvironment(first).instruction(key, "<value>"));
            }
        }
        for (ScalekitKey key : OF_THE_UNNAMED) {
            if (values.isSet(key)) {
                values.problem(key, wrong, "Remove it");
            }
        }
    }

    /** Else it would be open by whose rules and keys such a token is verified. */
    private void refuseTwoOfOneIssuer(
            Map<String, EnvironmentReader> readers, SortedMap<String, EnvironmentConfiguration> environments) {
        Map<String, String> claims = new HashMap<>();
        environments.forEach((name, environment) -> {
            EnvironmentReader reader = readers.get(name);
            for (String issuer : environment.issuers()) {
                String claim = reader == null ? name : reader.claimOf(issuer);
                String earlier = claims.putIfAbsent(issuer, claim);
                if (earlier != null) {
                    values.problem(
                            claim,
                            "names the issuer " + SafeText.url(issuer) + ", which is that of " + earlier + " already",
                            "Remove one of the two: an issuer belongs to one environment");
                }
            }
        });
    }

    private void refuseAnyIssuerBesideNamed(SortedMap<String, EnvironmentConfiguration> environments) {
        EnvironmentConfiguration unnamed = environments.get("");
        if (unnamed != null
                && environments.size() > 1
                && unnamed.profile() == Profile.MICROPROFILE
                && unnamed.issuers().isEmpty()) {
            values.problem(
                    ScalekitKey.MP_ISSUER,
                    "is not set beside named environments, so tokens of any other issuer would be accepted",
                    "Set it to the iss of the tokens that the key is for");
        }
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
