package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.source.EnvironmentNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes along with a good value from where it was copied is refused at each key, and not shown where it may be a secret. */
class PastedTextTest {

    /** A good value of each key. */
    private static final Map<ScalekitKey, String> GOOD = new TreeMap<>(Map.ofEntries(
            Map.entry(ScalekitKey.ENABLED, "true"),
            Map.entry(ScalekitKey.VERIFIER_ENABLED, "true"),
            Map.entry(ScalekitKey.TELEMETRY_ENABLED, "true"),
            Map.entry(ScalekitKey.ENVIRONMENT_URL, "https://acme.scalekit.dev"),
            Map.entry(ScalekitKey.AUDIENCES, "https://api.acme.example,other"),
            Map.entry(ScalekitKey.ALLOW_MISSING_AUDIENCE, "true"),
            Map.entry(ScalekitKey.RESOURCE_ID, "res_1"),
            Map.entry(ScalekitKey.ISSUERS, "https://auth.acme.example"),
            Map.entry(ScalekitKey.ORGANIZATIONS, "org_1"),
            Map.entry(ScalekitKey.CLOCK_SKEW, "PT10S"),
            Map.entry(ScalekitKey.GROUPS_FROM, "scopes,roles"),
            Map.entry(ScalekitKey.SCOPE_HIERARCHY, "admin:* > write:deployments > read:deployments"),
            Map.entry(ScalekitKey.REALM, "acme"),
            Map.entry(ScalekitKey.BEARER_FIRST, "true"),
            Map.entry(ScalekitKey.PATHS, "/api/*,*.json"),
            Map.entry(ScalekitKey.CORS_ALLOWED_ORIGINS, "https://app.acme.example"),
            Map.entry(ScalekitKey.RESOURCE_URL, "https://mcp.acme.example/mcp"),
            Map.entry(ScalekitKey.RESOURCE_NAME, "Acme deployments"),
            Map.entry(ScalekitKey.RESOURCE_DOCUMENTATION, "https://docs.acme.example/mcp"),
            Map.entry(ScalekitKey.RESOURCE_SCOPES, "read:deployments,deploy:applications"),
            Map.entry(ScalekitKey.RESOURCE_AUTHORIZATION_SERVERS, "https://acme.scalekit.dev/resources/res_1"),
            Map.entry(ScalekitKey.RESOURCE_METADATA_URL, "https://mcp.acme.example/.well-known/x"),
            Map.entry(ScalekitKey.RESOURCE_CALLER_TOKEN_PASSED_ON, "true"),
            Map.entry(ScalekitKey.TOKEN_CACHE_SIZE, "10"),
            Map.entry(ScalekitKey.TOKEN_CACHE_MEMORY, "10"),
            Map.entry(ScalekitKey.TOKEN_CACHE_TTL, "PT10S"),
            Map.entry(ScalekitKey.REVOCATIONS_KEEP, "PT12H"),
            Map.entry(ScalekitKey.REVOCATIONS_SIZE, "10"),
            Map.entry(ScalekitKey.REVOCATIONS_CACHE, "revocations"),
            Map.entry(ScalekitKey.REVOCATIONS_UNKNOWN, "serve"),
            Map.entry(ScalekitKey.BACK_CHANNEL_LOGOUT_PATH, "/backchannel-logout"),
            Map.entry(ScalekitKey.BACK_CHANNEL_LOGOUT_AUDIENCES, "skc_1,skc_2"),
            Map.entry(ScalekitKey.JWKS_REFRESH_INTERVAL, "PT5M"),
            Map.entry(ScalekitKey.JWKS_MAX_STALE, "PT5M"),
            Map.entry(ScalekitKey.JWKS_TIMEOUT, "PT5S"),
            Map.entry(ScalekitKey.ENVIRONMENT_ISSUER, "https://idp.acme.example"),
            Map.entry(ScalekitKey.ENVIRONMENT_JWKS_URL, "https://idp.acme.example/certs"),
            Map.entry(ScalekitKey.ENVIRONMENT_SIGNATURE_ALGORITHMS, "ES256,RS256"),
            Map.entry(ScalekitKey.HTTP_PROXY, "http://proxy.acme.example:3128"),
            Map.entry(ScalekitKey.HTTP_TRUST_STORE, trustStore()),
            Map.entry(ScalekitKey.HTTP_TRUST_STORE_PASSWORD, "hush"),
            Map.entry(ScalekitKey.HTTP_TRUST_STORE_TYPE, "PEM"),
            Map.entry(ScalekitKey.CLIENT_ID, "m2m_1"),
            Map.entry(ScalekitKey.CLIENT_SECRET, "hush"),
            Map.entry(ScalekitKey.CLIENT_SECRET_FILE, secretFile()),
            Map.entry(ScalekitKey.SCOPE, "read:deployments deploy:applications"),
            Map.entry(ScalekitKey.CLIENT_AUTHENTICATION, "client_secret_post"),
            Map.entry(ScalekitKey.CLIENT_AUDIENCE, "https://api.acme.example"),
            Map.entry(ScalekitKey.CLIENT_RESOURCE, "https://api.acme.example"),
            Map.entry(ScalekitKey.CLIENT_ALLOWED_HOSTS, "api.acme.example"),
            Map.entry(ScalekitKey.CLIENT_TIMEOUT, "PT5S"),
            Map.entry(ScalekitKey.CLIENT_SHARED_CACHE, "tokens"),
            Map.entry(ScalekitKey.MP_PUBLIC_KEY, "{\"keys\":[]}"),
            Map.entry(ScalekitKey.MP_PUBLIC_KEY_LOCATION, "/publicKey.pem"),
            Map.entry(ScalekitKey.MP_PUBLIC_KEY_ALGORITHM, "RS256"),
            Map.entry(ScalekitKey.MP_ISSUER, "https://issuer.example"),
            Map.entry(ScalekitKey.MP_AUDIENCES, "https://api.acme.example"),
            Map.entry(ScalekitKey.MP_TOKEN_AGE, "300"),
            Map.entry(ScalekitKey.MP_CLOCK_SKEW, "10"),
            Map.entry(ScalekitKey.MP_DECRYPT_KEY_LOCATION, "/privateKey.pem"),
            Map.entry(ScalekitKey.MP_DECRYPT_KEY_ALGORITHM, "RSA-OAEP"),
            Map.entry(ScalekitKey.MP_TOKEN_HEADER, "Cookie"),
            Map.entry(ScalekitKey.MP_TOKEN_COOKIE, "Bearer")));

    private static final List<String> QUOTES =
            List.of("\"%s\"", "'%s'", "`%s`", "\u201C%s\u201D", "\u201E%s\u201C", "\u2018%s\u2019", "\u00AB%s\u00BB");

    @Test
    void theseAreAllKeys() {
        assertThat(GOOD.keySet()).containsExactlyInAnyOrder(ScalekitKey.values());
    }

    @ParameterizedTest
    @EnumSource
    void withoutItTheValueIsGood(ScalekitKey key) {
        assertThat(problems(key, GOOD.get(key))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void quotationMarksAroundAValueAreRefused(ScalekitKey key) {
        for (String quotes : QUOTES) {
            assertThat(problems(key, String.format(quotes, GOOD.get(key))))
                    .as(quotes)
                    .singleElement()
                    .asString()
                    .containsAnyOf("quotation mark", "quotes")
                    .doesNotContain("hush", "m2m_1");
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLIENT_ID", "CLIENT_SECRET", "GROUPS_FROM", "HTTP_TRUST_STORE_PASSWORD"})
    void oneQuotationMarkIsEnough(ScalekitKey key) {
        assertThat(problems(key, '"' + GOOD.get(key))).hasSize(1);
        assertThat(problems(key, GOOD.get(key) + '\'')).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'hush", "hu\"sh", "hush'"})
    void aSecretMayHoldSome(String secret) {
        assertThat(problems(ScalekitKey.CLIENT_SECRET, secret)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,\"https://b\",c", "\"https://a\",\"https://b\"", "a,'b',c"})
    void quotationMarksAroundAnEntryAreRefused(String list) {
        assertThat(problems(ScalekitKey.AUDIENCES, list))
                .singleElement()
                .asString()
                .startsWith("scalekit.audiences (SCALEKIT_AUDIENCES): the value begins or ends with a quotation mark");
    }

    @ParameterizedTest
    @EnumSource
    void theKeysOwnNameBeforeItIsRefused(ScalekitKey key) {
        for (String name : List.of(key.key(), key.environmentVariable())) {
            assertThat(problems(key, name + "=" + GOOD.get(key)))
                    .singleElement()
                    .asString()
                    .contains("begins with " + name.replace("<name>", "staging").replace("<NAME>", "STAGING") + "=")
                    .doesNotContain("hush");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlaceholderIsRefused(ScalekitKey key) {
        for (String placeholder : List.of("${X}", "$(x)", "$X_Y", "{{ x }}", "%X%", "<your value>")) {
            assertThat(problems(key, placeholder))
                    .singleElement()
                    .asString()
                    .contains("a placeholder that nothing has replaced");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCharacterThatNobodySeesIsRefused(ScalekitKey key) {
        boolean path = key.key().endsWith(".location");
        for (String invisible : List.of("\u00A0", "\u200B", "\uFEFF", "\u00AD")) {
            assertThat(problems(key, GOOD.get(key) + invisible)).as(key.key()).hasSize(path ? 0 : 1);
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatIsAnotherThingIsSaid(String key, String value, String wrong) {
        assertThat(Settings.client(key + "=" + value).problems())
                .singleElement()
                .asString()
                .startsWith(key)
                .contains(wrong)
                .doesNotContain("hush", "m2m_1");
    }

    static Stream<Arguments> whatIsAnotherThingIsSaid() {
        return Stream.of(
                Arguments.of("scalekit.client-secret", "Bearer hush", "begins with Bearer, as a header does"),
                Arguments.of("scalekit.client-secret", "basic hush", "begins with Basic, as a header does"),
                Arguments.of("scalekit.client-id", "Bearer m2m_1", "begins with Bearer, as a header does"),
                Arguments.of("scalekit.client-secret", "m2m_1", "is the same as scalekit.client-id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example,https://b.example",
                "https://a.example,",
                "https://a.example, https://b.example"
            })
    void aListOfIssuersIsNoIssuer(String issuers) {
        assertThat(problems(ScalekitKey.MP_ISSUER, issuers))
                .singleElement()
                .asString()
                .startsWith("mp.jwt.verify.issuer");
    }

    static List<ScalekitKey> ofEnvironments() {
        return NamedKeys.ENVIRONMENTS.keys();
    }

    /** The same for each key of a named environment, by its key and by its variable. */
    @ParameterizedTest
    @MethodSource("ofEnvironments")
    void aNamedEnvironmentsKeysAreNoExceptions(ScalekitKey key) {
        String name = named(key);
        String good = GOOD.get(key);
        assertThat(problemsOfNamed(key, good)).isEmpty();
        for (String bad : List.of(
                "\"" + good + "\"",
                "\u201E" + good + "\u201C",
                name + "=" + good,
                EnvironmentNames.of(name) + "=" + good,
                "${X}",
                "<your value>",
                good + "\u200B")) {
            assertThat(problemsOfNamed(key, bad))
                    .as(bad)
                    .singleElement()
                    .asString()
                    .startsWith(name + " (" + EnvironmentNames.of(name) + "): ");
        }
    }

    private static List<String> problemsOfNamed(ScalekitKey key, String value) {
        boolean other = key == ScalekitKey.ENVIRONMENT_ISSUER || key == ScalekitKey.ENVIRONMENT_JWKS_URL;
        Settings settings = Settings.of("scalekit.environments.staging.audiences=a")
                .and(
                        other
                                ? new String[] {
                                    "scalekit.environments.staging.issuer=https://idp.example",
                                    "scalekit.environments.staging.jwks-url=https://idp.example/keys"
                                }
                                : new String[] {
                                    "scalekit.environments.staging.environment-url=https://acme.scalekit.dev"
                                });
        return settings.and(named(key) + "=" + value).problems();
    }

    private static String named(ScalekitKey key) {
        return NamedKeys.ENVIRONMENTS.key("staging", key).orElseThrow();
    }

    private static List<String> problems(ScalekitKey key, String value) {
        return key.isOfEnvironmentsOnly()
                ? problemsOfNamed(key, value.replace("<name>", "staging").replace("<NAME>", "STAGING"))
                : base(key).and(key.key() + "=" + value).problems();
    }

    private static Settings base(ScalekitKey key) {
        boolean ofClient = key.clientProperty().isPresent() && key != ScalekitKey.ENVIRONMENT_URL;
        if (ofClient) {
            return key == ScalekitKey.CLIENT_SECRET_FILE
                    ? Settings.client().without("scalekit.client-secret")
                    : Settings.client();
        }
        boolean environment = key != ScalekitKey.MP_PUBLIC_KEY && key != ScalekitKey.MP_PUBLIC_KEY_LOCATION;
        Settings settings =
                environment ? Settings.scalekit() : Settings.of("mp.jwt.verify.issuer=https://issuer.example");
        if (key == ScalekitKey.REVOCATIONS_UNKNOWN) {
            settings.and("scalekit.revocations.cache=" + GOOD.get(ScalekitKey.REVOCATIONS_CACHE));
        }
        if (key == ScalekitKey.BACK_CHANNEL_LOGOUT_AUDIENCES) {
            settings.and("scalekit.back-channel-logout.path=" + GOOD.get(ScalekitKey.BACK_CHANNEL_LOGOUT_PATH));
        }
        if (key == ScalekitKey.HTTP_TRUST_STORE_PASSWORD || key == ScalekitKey.HTTP_TRUST_STORE_TYPE) {
            settings.and("scalekit.http.trust-store=" + GOOD.get(ScalekitKey.HTTP_TRUST_STORE));
        }
        if (key.key().startsWith("scalekit.resource.") && key != ScalekitKey.RESOURCE_URL) {
            return Settings.of(
                    "scalekit.environment-url=https://acme.scalekit.dev",
                    "scalekit.resource.url=" + GOOD.get(ScalekitKey.RESOURCE_URL));
        }
        if (key == ScalekitKey.MP_DECRYPT_KEY_ALGORITHM) {
            settings.and("mp.jwt.decrypt.key.location=/privateKey.pem");
        }
        return key == ScalekitKey.MP_TOKEN_COOKIE ? settings.and("mp.jwt.token.header=Cookie") : settings;
    }

    /** With a CA of the JDK's. */
    private static String secretFile() {
        try {
            Path file = Files.createTempFile("secret", ".txt");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "hush\n").toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String trustStore() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            X509TrustManager trusted = (X509TrustManager) factory.getTrustManagers()[0];
            String certificate = Base64.getMimeEncoder().encodeToString(trusted.getAcceptedIssuers()[0].getEncoded());
            Path file = Files.createTempFile("ca", ".pem");
            file.toFile().deleteOnExit();
            Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n");
            return file.toString();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
