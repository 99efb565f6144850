package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.source.EnvironmentNames;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each key with each kind of value that it does not take, and the whole message for it. */
class MalformedValuesTest {

    private static final String ENV = "scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL): ";
    private static final String BARE =
            " has a path, a query or a fragment. Write scheme and host only, as in" + " https://acme.scalekit.dev.";
    private static final String NO_URL = " is not an absolute https URL. Write it such as https://acme.scalekit.dev.";
    private static final String HTTP =
            " uses http, so anybody on the way could put other keys in place. Use https; http"
                    + " is accepted for localhost, 127.0.0.1 and [::1] only.";
    private static final String LIST = " holds white space or a control character. Separate values with commas.";
    private static final String GROUPS =
            " Write it such as" + " scopes:SCOPE_,custom_claims.teams,\"https://acme.example/roles\".";
    private static final String HOSTS =
            " is not a host name. Write it such as api.acme.example or api.acme.example:8443, without scheme, path or"
                    + " wildcard.";
    private static final String CORS = "scalekit.cors.allowed-origins (SCALEKIT_CORS_ALLOWED_ORIGINS): ";
    private static final String ORIGIN = " Write scheme, host and port only, as in https://app.example.com.";
    private static final String MORE_THAN_AN_ORIGIN =
            "\" has more than an origin has: a path, a slash at its end, a query or a user." + ORIGIN;
    private static final String CREDENTIAL = "the value holds a line break or another character that no credential has."
            + " Copy it from Scalekit's dashboard anew.";

    private static final String NO_STORE =
            ": has no effect without scalekit.http.trust-store (SCALEKIT_HTTP_TRUST_STORE). Remove it, or set"
                    + " SCALEKIT_HTTP_TRUST_STORE=<the file>.";

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource({
        "verifierValues",
        "durations",
        "callerValues",
        "hierarchyValues",
        "resourceValues",
        "microProfileValues",
        "environmentValues",
        "mechanismValues",
        "logoutValues",
        "clientValues"
    })
    void saysWhatIsWrongAndHowToMendIt(String key, String value, String message) {
        Settings settings = base(key);

        assertThat(settings.and(key + "=" + value).problems()).containsExactly(message);
    }

    private static Settings base(String key) {
        if (key.equals("scalekit.revocations.unknown")) {
            return Settings.scalekit("scalekit.revocations.cache=revocations");
        }
        if (key.equals("scalekit.back-channel-logout.audiences")) {
            return Settings.scalekit("scalekit.back-channel-logout.path=/backchannel-logout");
        }
        if (key.startsWith("scalekit.environments.")) {
            return Settings.of(
                    "scalekit.environments.old.issuer=https://idp.example",
                    "scalekit.environments.old.jwks-url=https://idp.example/keys",
                    "scalekit.environments.old.audiences=a");
        }
        if (key.startsWith("scalekit.client") || key.equals("scalekit.scope")) {
            return Settings.client();
        }
        if (key.equals("mp.jwt.verify.publickey")) {
            return Settings.of("mp.jwt.verify.issuer=https://issuer.example");
        }
        if (key.startsWith("scalekit.resource.") && !key.equals("scalekit.resource.url")) {
            return Settings.of(
                    "scalekit.environment-url=https://acme.scalekit.dev",
                    "scalekit.resource.url=https://mcp.acme.example/mcp");
        }
        return key.startsWith("mp.jwt") ? Settings.microProfile() : Settings.scalekit();
    }

    @Test
    void whatHoldsForASharedListNeedsOne() {
        assertThat(Settings.scalekit("scalekit.revocations.unknown=serve").problems())
                .containsExactly("scalekit.revocations.unknown (SCALEKIT_REVOCATIONS_UNKNOWN): has no effect without"
                        + " scalekit.revocations.cache (SCALEKIT_REVOCATIONS_CACHE). Remove it, or set"
                        + " SCALEKIT_REVOCATIONS_CACHE=<the cache's name>.");
    }

    @Test
    void revocationsAndTokensHaveACacheEach() {
        assertThat(Settings.client()
                        .and("scalekit.revocations.cache=shared")
                        .and("scalekit.client.shared-cache=shared")
                        .problems())
                .containsExactly("scalekit.client.shared-cache (SCALEKIT_CLIENT_SHARED_CACHE): names the cache of"
                        + " scalekit.revocations.cache (SCALEKIT_REVOCATIONS_CACHE), in which nothing may end by itself."
                        + " Write another name.");
    }

    @Test
    void aCacheForTokensIsCheckedAlsoWithoutAClient() {
        assertThat(Settings.scalekit("scalekit.client.shared-cache=a b").problems())
                .hasSize(1);
    }

    /** The rows of {@link #durations()} and others stand one step outside. */
    @ParameterizedTest
    @CsvSource({
        "scalekit.clock-skew,PT0S,PT10M",
        "scalekit.token-cache.ttl,PT1S,PT24H",
        "scalekit.token-cache.size,0,10000000",
        "scalekit.token-cache.memory,1,1000000",
        "scalekit.jwks.refresh-interval,PT1M,PT1H",
        "scalekit.jwks.max-stale,PT0S,PT24H",
        "scalekit.jwks.timeout,PT0.1S,PT1M",
        "scalekit.revocations.keep,PT1M,P90D",
        "scalekit.revocations.size,1,100000000",
        "scalekit.client.timeout,PT0.1S,PT1M",
        "mp.jwt.verify.token.age,1,315360000",
        "mp.jwt.verify.clock.skew,0,600",
        "scalekit.client.allowed-hosts,a.example:1,a.example:65535",
        "scalekit.cors.allowed-origins,https://a.example:1,https://a.example:65535",
        "scalekit.http.proxy,http://a.example:1,http://a.example:65535"
    })
    void bothEndsOfARangeAreInIt(String key, String first, String last) {
        for (String value : new String[] {first, last}) {
            assertThat(base(key).and(key + "=" + value).problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "scalekit.token-cache.size,10000001",
        "scalekit.token-cache.memory,1000001",
        "scalekit.client.allowed-hosts,a.example:65536",
        "scalekit.cors.allowed-origins,https://a.example:65536",
        "scalekit.cors.allowed-origins,https://a.example:0",
        "scalekit.cors.allowed-origins,https://user@a.example",
        "scalekit.cors.allowed-origins,https://a.example#part",
        "scalekit.environment-url,https://a.example:65536",
        "scalekit.environment-url,https://a.example:0",
        "mp.jwt.verify.token.age,315360001"
    })
    void whatFollowsTheEndIsOutside(String key, String value) {
        assertThat(base(key).and(key + "=" + value).problems()).hasSize(1);
    }

    @Test
    void aNumberWithoutAUnitIsRepeatedInTheAdviceWhileItIsShort() {
        assertThat(Settings.scalekit("scalekit.clock-skew=123456789").problems())
                .singleElement()
                .asString()
                .endsWith("Write an ISO-8601 duration: PT123456789S for seconds.");
        assertThat(Settings.scalekit("scalekit.clock-skew=1234567890").problems())
                .singleElement()
                .asString()
                .endsWith("Write an ISO-8601 duration such as PT30S.");
    }

    @Test
    void aValueIsShownUpToSixtyFourCharacters() {
        assertThat(Settings.scalekit("scalekit.enabled=" + "x".repeat(64)).problems())
                .singleElement()
                .asString()
                .contains(": \"" + "x".repeat(64) + "\" is neither");
        assertThat(Settings.scalekit("scalekit.enabled=" + "x".repeat(65)).problems())
                .singleElement()
                .asString()
                .contains(": \"" + "x".repeat(64) + "…\" is neither");
    }

    /** So that a new key cannot come without its row. */
    @Test
    void everyKeyHasARow() {
        Set<String> rows = Stream.of(
                        verifierValues(),
                        durations(),
                        callerValues(),
                        hierarchyValues(),
                        resourceValues(),
                        microProfileValues(),
                        environmentValues(),
                        mechanismValues(),
                        logoutValues(),
                        clientValues())
                .flatMap(row -> row)
                .map(row -> ((String) row.get()[0]).replace("environments.old.", "environments.<name>."))
                .collect(Collectors.toSet());

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ScalekitKey.values())
                        .map(ScalekitKey::key)
                        .toList());
    }

    static Stream<Arguments> environmentValues() {
        String issuer = "scalekit.environments.old.issuer (SCALEKIT_ENVIRONMENTS_OLD_ISSUER): ";
        String keys = "scalekit.environments.old.jwks-url (SCALEKIT_ENVIRONMENTS_OLD_JWKS_URL): ";
        String algorithms =
                "scalekit.environments.old.signature-algorithms (SCALEKIT_ENVIRONMENTS_OLD_SIGNATURE_ALGORITHMS): ";
        String known =
                " is not an algorithm that is accepted. Choose from ES256, ES384, ES512, EdDSA, PS256, PS384, PS512,"
                        + " RS256, RS384, RS512.";
        return Stream.of(
                row(
                        "scalekit.environments.old.issuer",
                        "https://a.example,https://b.example",
                        issuer
                                + "\"https://a.example,https://b.example\" is a list, where one issuer stands. Write one,"
                                + " exactly as iss has it, and further ones into the key issuers beside it."),
                row(
                        "scalekit.environments.old.issuer",
                        "https://a.example b",
                        issuer + "\"https://a.example b\" holds white space or a control character. Write one issuer,"
                                + " exactly as iss has it."),
                row("scalekit.environments.old.jwks-url", "idp.example/keys", keys + "\"idp.example/keys\"" + NO_URL),
                row(
                        "scalekit.environments.old.jwks-url",
                        "http://idp.example/keys",
                        keys + "\"http://idp.example/keys\"" + HTTP),
                row(
                        "scalekit.environments.old.jwks-url",
                        "https://u:p@idp.example/keys",
                        keys + "the URL holds a user name or a password. Leave it out."),
                row(
                        "scalekit.environments.old.jwks-url",
                        "https://idp.example/keys#1",
                        keys
                                + "\"https://idp.example/keys#…\" has a fragment, which is never sent. Take the jwks_uri of the"
                                + " issuer's metadata."),
                row("scalekit.environments.old.signature-algorithms", "none", algorithms + "\"none\"" + known),
                row("scalekit.environments.old.signature-algorithms", "RS256,HS256", algorithms + "\"HS256\"" + known),
                row("scalekit.environments.old.signature-algorithms", "rs256", algorithms + "\"rs256\"" + known),
                row(
                        "scalekit.environments.old.signature-algorithms",
                        ",",
                        algorithms + "the list has commas and no value. Give a value, or remove it."));
    }

    static Stream<Arguments> mechanismValues() {
        return Stream.of(
                row(
                        "scalekit.bearer-first",
                        "maybe",
                        "scalekit.bearer-first (SCALEKIT_BEARER_FIRST): \"maybe\" is neither true nor false. Write true or"
                                + " false."),
                row(
                        "scalekit.telemetry.enabled",
                        "maybe",
                        "scalekit.telemetry.enabled (SCALEKIT_TELEMETRY_ENABLED): \"maybe\" is neither true nor false. Write"
                                + " true or false."),
                row(
                        "scalekit.paths",
                        "api",
                        "scalekit.paths (SCALEKIT_PATHS): \"api\" is not a URL pattern. Write a path from the root of the"
                                + " application, as in /api/* or /token, or an extension, as in *.json."));
    }

    static Stream<Arguments> logoutValues() {
        String path = "scalekit.back-channel-logout.path (SCALEKIT_BACK_CHANNEL_LOGOUT_PATH): ";
        String noPath = " is not a path. Write one path from the root of the application, as in /backchannel-logout.";
        String taken =
                " is below a directory that has a meaning already. Write another path, such as /backchannel-logout.";
        return Stream.concat(
                Stream.of(row(
                        "scalekit.back-channel-logout.audiences",
                        "skc_1 skc_2",
                        "scalekit.back-channel-logout.audiences (SCALEKIT_BACK_CHANNEL_LOGOUT_AUDIENCES): \"skc_1 skc_2\""
                                + " holds white space or a control character. Separate values with commas.")),
                Stream.concat(
                        Stream.of(
                                        "/",
                                        "logout",
                                        "/logout/",
                                        "//logout",
                                        "/logout/*",
                                        "*.logout",
                                        "/a/../b",
                                        "/a?b",
                                        "/a;b")
                                .map(wrong -> row(
                                        "scalekit.back-channel-logout.path", wrong, path + '"' + wrong + '"' + noPath)),
                        Stream.of("/.well-known", "/.well-known/oauth-protected-resource", "/WEB-INF/x", "/meta-inf")
                                .map(wrong -> row(
                                        "scalekit.back-channel-logout.path",
                                        wrong,
                                        path + '"' + wrong + '"' + taken))));
    }

    static Stream<Arguments> hierarchyValues() {
        String hierarchy = "scalekit.scope-hierarchy (SCALEKIT_SCOPE_HIERARCHY): ";
        String example =
                " Write the stronger scope first, as in admin:* > write:deployments > read:deployments, and a comma"
                        + " between chains.";
        String circle =
                "\"a\" is stronger than itself, by way of other scopes or at once. Leave out one step of the circle.";
        return Stream.of(
                row(
                        "scalekit.scope-hierarchy",
                        "admin",
                        hierarchy + "\"admin\" has a chain of fewer than two scopes." + example),
                row(
                        "scalekit.scope-hierarchy",
                        "a > b, c",
                        hierarchy + "\"a > b, c\" has a chain of fewer than two scopes." + example),
                row(
                        "scalekit.scope-hierarchy",
                        "a > ",
                        hierarchy + "\"a >\" lacks a scope beside a > or a comma." + example),
                row(
                        "scalekit.scope-hierarchy",
                        "a > > b",
                        hierarchy + "\"a > > b\" lacks a scope beside a > or a comma." + example),
                row(
                        "scalekit.scope-hierarchy",
                        "a > b c",
                        hierarchy + "\"b c\" is not a scope (RFC 6749 section 3.3)." + example),
                row(
                        "scalekit.scope-hierarchy",
                        "a > b\\c",
                        hierarchy + "\"b\\c\" is not a scope (RFC 6749 section 3.3)." + example),
                row("scalekit.scope-hierarchy", "a > a", hierarchy + circle),
                row("scalekit.scope-hierarchy", "a > b > c, c > a", hierarchy + circle));
    }

    static Stream<Arguments> resourceValues() {
        String url = "scalekit.resource.url (SCALEKIT_RESOURCE_URL): ";
        String metadata = "scalekit.resource.metadata-url (SCALEKIT_RESOURCE_METADATA_URL): ";
        String https = " Use https; http is accepted for localhost, 127.0.0.1 and [::1] only.";
        return Stream.of(
                row(
                        "scalekit.resource.url",
                        "mcp.acme.example/mcp",
                        url + "\"mcp.acme.example/mcp\" is not an absolute https URL. Write it such as"
                                + " https://mcp.example.com/mcp."),
                row(
                        "scalekit.resource.url",
                        "http://mcp.acme.example/mcp",
                        url
                                + "\"http://mcp.acme.example/mcp\" uses http, so anybody on the way could read the tokens that"
                                + " it is sent." + https),
                row(
                        "scalekit.resource.url",
                        "https://mcp.acme.example/mcp#tools",
                        url
                                + "\"https://mcp.acme.example/mcp#…\" has a fragment, which no resource has (RFC 9728 section"
                                + " 1.2). Leave out what begins with #."),
                row(
                        "scalekit.resource.url",
                        "https://somebody@mcp.acme.example",
                        url + "the URL holds a user name or a password. Leave it out."),
                row(
                        "scalekit.resource.url",
                        "https://mcp.acme.example/b\u00FCro",
                        url + "\"https://mcp.acme.example/b?ro\" holds a character that is not ASCII. Write it"
                                + " percent-encoded, and a host name in its form of ASCII (RFC 3986 section 2.1)."),
                row(
                        "scalekit.resource.name",
                        "x".repeat(129),
                        "scalekit.resource.name (SCALEKIT_RESOURCE_NAME): \"" + "x".repeat(64)
                                + "…\" is too long or holds a control character. Use at most 128 characters, such as Acme"
                                + " deployments."),
                row(
                        "scalekit.resource.documentation",
                        "see the wiki",
                        "scalekit.resource.documentation (SCALEKIT_RESOURCE_DOCUMENTATION): \"see the wiki\" is not an"
                                + " absolute https URL. Write it such as https://docs.example.com/mcp."),
                row(
                        "scalekit.resource.scopes",
                        "read:deployments deploy:applications",
                        "scalekit.resource.scopes (SCALEKIT_RESOURCE_SCOPES): \"read:deployments deploy:applications\" is"
                                + " not a scope (RFC 6749 section 3.3). Write scopes such as read:deployments, separated by"
                                + " commas."),
                row(
                        "scalekit.resource.scopes",
                        "read:deployments,offline_access",
                        "scalekit.resource.scopes (SCALEKIT_RESOURCE_SCOPES): \"offline_access\" is no scope of a"
                                + " resource, but what a client asks for by itself. Leave it out."),
                row(
                        "scalekit.resource.authorization-servers",
                        "https://acme.scalekit.dev?x=y",
                        "scalekit.resource.authorization-servers (SCALEKIT_RESOURCE_AUTHORIZATION_SERVERS):"
                                + " \"https://acme.scalekit.dev?…\" has a query or a fragment, which no issuer has (RFC 8414"
                                + " section 2). Copy the iss claim of a token."),
                row(
                        "scalekit.resource.metadata-url",
                        "/.well-known/oauth-protected-resource",
                        metadata
                                + "\"/.well-known/oauth-protected-resource\" is not an absolute https URL. Write it such as"
                                + " https://mcp.example.com/.well-known/oauth-protected-resource/mcp."),
                row(
                        "scalekit.resource.metadata-url",
                        "http://mcp.acme.example/x",
                        metadata + "\"http://mcp.acme.example/x\" uses http, so anybody on the way could name another"
                                + " authorization server." + https),
                row(
                        "scalekit.resource.caller-token-passed-on",
                        "yes",
                        "scalekit.resource.caller-token-passed-on (SCALEKIT_RESOURCE_CALLER_TOKEN_PASSED_ON): \"yes\" is"
                                + " neither true nor false. Write true or false."));
    }

    static Stream<Arguments> verifierValues() {
        String enabled = "scalekit.enabled (SCALEKIT_ENABLED): ";
        return Stream.of(
                row(
                        "scalekit.http.proxy",
                        "http://proxy.example",
                        "scalekit.http.proxy (SCALEKIT_HTTP_PROXY): \"http://proxy.example\" has no port, and proxies use"
                                + " different ones. Add it, as in http://proxy.example:3128."),
                row(
                        "scalekit.http.trust-store",
                        "/no/such/file",
                        "scalekit.http.trust-store (SCALEKIT_HTTP_TRUST_STORE): there is no file /no/such/file. Give the"
                                + " path of the file, best an absolute one."),
                row(
                        "scalekit.http.trust-store-password",
                        "hush",
                        "scalekit.http.trust-store-password (SCALEKIT_HTTP_TRUST_STORE_PASSWORD)" + NO_STORE),
                row(
                        "scalekit.http.trust-store-type",
                        "JKS",
                        "scalekit.http.trust-store-type (SCALEKIT_HTTP_TRUST_STORE_TYPE)" + NO_STORE),
                row("scalekit.enabled", "yes", enabled + "\"yes\" is neither true nor false. Write true or false."),
                row(
                        "scalekit.verifier.enabled",
                        "0",
                        "scalekit.verifier.enabled (SCALEKIT_VERIFIER_ENABLED): \"0\" is neither true nor false. Write"
                                + " true or false."),
                row("scalekit.environment-url", "acme.scalekit.dev", ENV + "\"acme.scalekit.dev\"" + NO_URL),
                row("scalekit.environment-url", "https://", ENV + "\"https://\"" + NO_URL),
                row("scalekit.environment-url", "https://a b", ENV + "\"https://a b\"" + NO_URL),
                row("scalekit.environment-url", "https://a_b.dev", ENV + "\"https://a_b.dev\"" + NO_URL),
                row("scalekit.environment-url", "https://a.dev:0", ENV + "\"https://a.dev:0\"" + NO_URL),
                row("scalekit.environment-url", "https://a.dev:65536", ENV + "\"https://a.dev:65536\"" + NO_URL),
                row("scalekit.environment-url", "ftp://a.dev", ENV + "\"ftp://a.dev\"" + NO_URL),
                row(
                        "scalekit.environment-url",
                        "${URL}",
                        ENV + "the value is a placeholder that nothing has replaced. Give the value itself."),
                row("scalekit.environment-url", "https://a.dev\u0000", ENV + "\"https://a.dev?\"" + NO_URL),
                row("scalekit.environment-url", "http://a.dev", ENV + "\"http://a.dev\"" + HTTP),
                row("scalekit.environment-url", "http://127.0.0.1.a.dev", ENV + "\"http://127.0.0.1.a.dev\"" + HTTP),
                row("scalekit.environment-url", "https://a.dev/keys", ENV + "\"https://a.dev/keys\"" + BARE),
                row("scalekit.environment-url", "https://a.dev//", ENV + "\"https://a.dev//\"" + BARE),
                row("scalekit.environment-url", "https://a.dev?key=hush", ENV + "\"https://a.dev?…\"" + BARE),
                row("scalekit.environment-url", "https://a.dev#hush", ENV + "\"https://a.dev#…\"" + BARE),
                row(
                        "scalekit.environment-url",
                        "https://me:hush@a.dev",
                        ENV + "the URL holds a user name or a password. Leave it out."),
                row("scalekit.environment-url", "me:hush@a.dev", ENV + "the value" + NO_URL),
                row(
                        "scalekit.audiences",
                        "https://a.example https://b.example",
                        "scalekit.audiences (SCALEKIT_AUDIENCES): \"https://a.example https://b.example\"" + LIST),
                row(
                        "scalekit.audiences",
                        " , ,",
                        "scalekit.audiences (SCALEKIT_AUDIENCES): the list has commas and no value. Give a value, or"
                                + " remove it."),
                row(
                        "scalekit.audiences",
                        "eyJhbGciOiJSUzI1NiJ9 x",
                        "scalekit.audiences (SCALEKIT_AUDIENCES): the value" + LIST),
                row(
                        "scalekit.allow-missing-audience",
                        "tru",
                        "scalekit.allow-missing-audience (SCALEKIT_ALLOW_MISSING_AUDIENCE): \"tru\" is neither true nor"
                                + " false. Write true or false."),
                row(
                        "scalekit.resource-id",
                        "https://mcp.acme.example",
                        "scalekit.resource-id (SCALEKIT_RESOURCE_ID): \"https://mcp.acme.example\" is not a resource id."
                                + " Copy it from Scalekit's dashboard; it begins with res_."),
                row(
                        "scalekit.resource-id",
                        "res_1/../2",
                        "scalekit.resource-id (SCALEKIT_RESOURCE_ID): \"res_1/../2\" is not a resource id. Copy it from"
                                + " Scalekit's dashboard; it begins with res_."),
                row(
                        "scalekit.issuers",
                        "https://auth.acme.example,auth.acme.example",
                        "scalekit.issuers (SCALEKIT_ISSUERS): \"auth.acme.example\"" + NO_URL),
                row(
                        "scalekit.issuers",
                        "http://auth.acme.example",
                        "scalekit.issuers (SCALEKIT_ISSUERS): \"http://auth.acme.example\"" + HTTP),
                row(
                        "scalekit.issuers",
                        "https://auth.acme.example?tenant=1",
                        "scalekit.issuers (SCALEKIT_ISSUERS): \"https://auth.acme.example?…\" has a query or a fragment,"
                                + " which no issuer has (RFC 8414 section 2). Copy the iss claim of a token."),
                row(
                        "scalekit.organizations",
                        "org_1 org_2",
                        "scalekit.organizations (SCALEKIT_ORGANIZATIONS): \"org_1 org_2\"" + LIST),
                row(
                        "scalekit.token-cache.size",
                        "-1",
                        "scalekit.token-cache.size (SCALEKIT_TOKEN_CACHE_SIZE): \"-1\" is not a whole number in range. Use"
                                + " 0 to 10000000."),
                row(
                        "scalekit.token-cache.size",
                        "10000001",
                        "scalekit.token-cache.size (SCALEKIT_TOKEN_CACHE_SIZE): \"10000001\" is not a whole number in"
                                + " range. Use 0 to 10000000."),
                row(
                        "scalekit.token-cache.size",
                        "10k",
                        "scalekit.token-cache.size (SCALEKIT_TOKEN_CACHE_SIZE): \"10k\" is not a whole number in range."
                                + " Use 0 to 10000000."),
                row(
                        "scalekit.revocations.cache",
                        "a b",
                        "scalekit.revocations.cache (SCALEKIT_REVOCATIONS_CACHE): \"a b\" holds white space or a control"
                                + " character. Write the name of one cache."),
                row(
                        "scalekit.revocations.unknown",
                        "503",
                        "scalekit.revocations.unknown (SCALEKIT_REVOCATIONS_UNKNOWN): \"503\" is neither refuse nor serve."
                                + " Write refuse or serve."),
                revocations("0"),
                revocations("-1"),
                revocations("100000001"),
                revocations("1e6"),
                memory("0"),
                memory("-1"),
                memory("1000001"),
                memory("32MB"),
                memory("1.5"));
    }

    private static Arguments revocations(String value) {
        return row(
                "scalekit.revocations.size",
                value,
                "scalekit.revocations.size (SCALEKIT_REVOCATIONS_SIZE): \"" + value
                        + "\" is not a whole number in range. Use 1 to 100000000.");
    }

    private static Arguments memory(String value) {
        return row(
                "scalekit.token-cache.memory",
                value,
                "scalekit.token-cache.memory (SCALEKIT_TOKEN_CACHE_MEMORY): \"" + value
                        + "\" is not a whole number of megabytes in range. Use 1 to 1000000; to switch the cache off, set"
                        + " SCALEKIT_TOKEN_CACHE_SIZE=0.");
    }

    static Stream<Arguments> durations() {
        return Stream.of(
                        range("scalekit.clock-skew", "-PT1S", "PT10M1S", "PT0S to PT10M"),
                        range("scalekit.token-cache.ttl", "PT0S", "PT24H1S", "PT1S to PT24H"),
                        range("scalekit.jwks.refresh-interval", "PT59S", "PT1H1S", "PT1M to PT1H"),
                        range("scalekit.revocations.keep", "PT59S", "P90DT1S", "PT1M to PT2160H"),
                        range("scalekit.jwks.max-stale", "PT-1S", "PT24H1S", "PT0S to PT24H"),
                        range("scalekit.jwks.timeout", "PT0.09S", "PT61S", "PT0.1S to PT1M"),
                        range("scalekit.client.timeout", "PT0S", "PT61S", "PT0.1S to PT1M"))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> range(String key, String tooShort, String tooLong, String range) {
        String label = EnvironmentNames.label(key) + ": ";
        return Stream.of(
                row(key, tooShort, label + '"' + tooShort + "\" is out of range. Use " + range + "."),
                row(key, tooLong, label + '"' + tooLong + "\" is out of range. Use " + range + "."),
                row(
                        key,
                        "30",
                        label + "\"30\" is a number without a unit. Write an ISO-8601 duration: PT30S for seconds."),
                row(key, "30s", label + "\"30s\" is not an ISO-8601 duration. Write it such as PT30S or PT5M."));
    }

    static Stream<Arguments> callerValues() {
        String groups = "scalekit.groups-from (SCALEKIT_GROUPS_FROM): ";
        String realm = " is not fit for a header. Use at most 128 ASCII characters, without quotes and backslashes.";
        return Stream.of(
                row(
                        "scalekit.bearer-first",
                        "maybe",
                        "scalekit.bearer-first (SCALEKIT_BEARER_FIRST): \"maybe\" is neither true nor false. Write true or"
                                + " false."),
                row(
                        "scalekit.telemetry.enabled",
                        "otel",
                        "scalekit.telemetry.enabled (SCALEKIT_TELEMETRY_ENABLED): \"otel\" is neither true nor false. Write"
                                + " true or false."),
                row(
                        "scalekit.paths",
                        "api/*",
                        "scalekit.paths (SCALEKIT_PATHS): \"api/*\" is not a URL pattern. Write a path from the root of the"
                                + " application, as in /api/* or /token, or an extension, as in *.json."),
                row("scalekit.groups-from", "scopes,,roles", groups + "\"scopes,,roles\" has an empty name." + GROUPS),
                row("scalekit.groups-from", "scopes,", groups + "\"scopes,\" has an empty name." + GROUPS),
                row("scalekit.groups-from", "a..b", groups + "\"a..b\" has an empty name." + GROUPS),
                row("scalekit.groups-from", "\" \"", groups + "\"\" \"\" has an empty name." + GROUPS),
                row("scalekit.groups-from", "\"a.b", groups + "\"\"a.b\" lacks a closing quote." + GROUPS),
                row(
                        "scalekit.groups-from",
                        "\"a\"b",
                        groups + "\"\"a\"b\" has something behind a quoted name." + GROUPS),
                row(
                        "scalekit.groups-from",
                        "scopes:",
                        groups + "\"scopes:\" has a prefix that is empty or holds white space or quotes." + GROUPS),
                row(
                        "scalekit.groups-from",
                        "scopes:a b",
                        groups + "\"scopes:a b\" has a prefix that is empty or holds white space or quotes." + GROUPS),
                row(
                        "scalekit.groups-from",
                        "https://acme.example/roles",
                        groups
                                + "\"https://acme.example/roles\" is a claim name with a colon. Put it in double quotes."),
                row(
                        "scalekit.groups-from",
                        "scope roles",
                        groups + "\"scope roles\" has white space or another quotation mark in a name." + GROUPS),
                row(
                        "scalekit.groups-from",
                        "'scope',roles",
                        groups + "\"'scope',roles\" has white space or another quotation mark in a name." + GROUPS),
                row(
                        "scalekit.groups-from",
                        "\"scopes,roles\"",
                        groups
                                + "\"\"scopes,roles\"\" has a whole list between quotation marks, so it names one claim that"
                                + " nobody has." + GROUPS),
                row(
                        "scalekit.groups-from",
                        "\"scopes:SCOPE_\"",
                        groups
                                + "\"\"scopes:SCOPE_\"\" has a whole list between quotation marks, so it names one claim"
                                + " that nobody has." + GROUPS),
                origin("https://app.example.com/", MORE_THAN_AN_ORIGIN),
                origin("https://app.example.com/login", MORE_THAN_AN_ORIGIN),
                origin(
                        "https://app.example.com?a",
                        "…\" has more than an origin has: a path, a slash at its end, a query or a user." + ORIGIN),
                origin("app.example.com", "\" is not an origin." + ORIGIN),
                origin("localhost:3000", "\" is not an origin." + ORIGIN),
                origin(
                        "https://*.example.com",
                        "\" has a wildcard in it. Name each origin, or write * alone for all of them."),
                row(
                        "scalekit.cors.allowed-origins",
                        "https://app.example.com,null",
                        CORS
                                + "null is the origin of every sandboxed page and of every file, whoever made it. Name the"
                                + " origins of your own pages."),
                row(
                        "scalekit.cors.allowed-origins",
                        "*,https://app.example.com",
                        CORS
                                + "* stands beside other origins, which it includes. Name the origins without it, or write *"
                                + " alone."),
                row("scalekit.realm", "a\"b", "scalekit.realm (SCALEKIT_REALM): \"a\"b\"" + realm),
                row("scalekit.realm", "a\r\nb", "scalekit.realm (SCALEKIT_REALM): \"a??b\"" + realm),
                row(
                        "scalekit.realm",
                        "r".repeat(129),
                        "scalekit.realm (SCALEKIT_REALM): \"" + "r".repeat(64) + "…\"" + realm));
    }

    private static Arguments origin(String value, String wrong) {
        String shown = value.contains("?") ? value.substring(0, value.indexOf('?') + 1) : value;
        return row("scalekit.cors.allowed-origins", value, CORS + '"' + shown + wrong);
    }

    static Stream<Arguments> microProfileValues() {
        String location = "mp.jwt.verify.publickey.location (MP_JWT_VERIFY_PUBLICKEY_LOCATION): ";
        String kinds =
                " is of a kind that is not read. Write a class path resource such as /publicKey.pem, a file: URL or"
                        + " an https: URL.";
        return Stream.of(
                row(
                        "mp.jwt.verify.publickey",
                        "-----BEGIN PRIVATE KEY----- hush",
                        "mp.jwt.verify.publickey (MP_JWT_VERIFY_PUBLICKEY): the value is a private key. Give the public"
                                + " key, and make a new pair, for a private key that was in a configuration is no"
                                + " secret."),
                row(
                        "mp.jwt.verify.publickey.location",
                        "http://issuer.example/keys",
                        location + "\"http://issuer.example/keys\"" + HTTP),
                row(
                        "mp.jwt.verify.publickey.location",
                        "{\"kty\":\"RSA\",\"n\":\"hush\"}",
                        location
                                + "the value is a key, not the place of one. Put the key into a file, and give that file's"
                                + " path."),
                row("mp.jwt.verify.publickey.location", "ftp://issuer/k", location + "\"ftp://issuer/k\"" + kinds),
                row("mp.jwt.verify.publickey.location", "https:///keys", location + "\"https:///keys\"" + NO_URL),
                row(
                        "mp.jwt.verify.publickey.algorithm",
                        "HS256",
                        "mp.jwt.verify.publickey.algorithm (MP_JWT_VERIFY_PUBLICKEY_ALGORITHM): \"HS256\" is not an"
                                + " algorithm that is accepted. Choose from ES256, PS256, PS384, PS512, RS256, RS384,"
                                + " RS512."),
                row(
                        "mp.jwt.verify.publickey.algorithm",
                        "RS256,none",
                        "mp.jwt.verify.publickey.algorithm (MP_JWT_VERIFY_PUBLICKEY_ALGORITHM): \"none\" is not an"
                                + " algorithm that is accepted. Choose from ES256, PS256, PS384, PS512, RS256, RS384,"
                                + " RS512."),
                row(
                        "mp.jwt.verify.issuer",
                        "https://a.example https://b.example",
                        "mp.jwt.verify.issuer (MP_JWT_VERIFY_ISSUER): \"https://a.example https://b.example\" holds"
                                + " white space or a control character. Write one issuer, exactly as iss has it."),
                row(
                        "mp.jwt.verify.audiences",
                        "a b",
                        "mp.jwt.verify.audiences (MP_JWT_VERIFY_AUDIENCES): \"a b\"" + LIST),
                row(
                        "mp.jwt.verify.token.age",
                        "0",
                        "mp.jwt.verify.token.age (MP_JWT_VERIFY_TOKEN_AGE): \"0\" is out of range. Use PT1S to PT87600H."),
                row(
                        "mp.jwt.verify.token.age",
                        "99999999999999999999",
                        "mp.jwt.verify.token.age (MP_JWT_VERIFY_TOKEN_AGE): \"99999999999999999999\" is out of range. Use"
                                + " PT1S to PT87600H."),
                row(
                        "mp.jwt.verify.clock.skew",
                        "601",
                        "mp.jwt.verify.clock.skew (MP_JWT_VERIFY_CLOCK_SKEW): \"601\" is out of range. Use PT0S to PT10M."),
                row(
                        "mp.jwt.verify.clock.skew",
                        "-1",
                        "mp.jwt.verify.clock.skew (MP_JWT_VERIFY_CLOCK_SKEW): \"-1\" is out of range. Use PT0S to PT10M."),
                row(
                        "mp.jwt.verify.clock.skew",
                        "1.5",
                        "mp.jwt.verify.clock.skew (MP_JWT_VERIFY_CLOCK_SKEW): \"1.5\" is not an ISO-8601 duration. Write a"
                                + " whole number of seconds, or a duration such as PT30S."),
                row(
                        "mp.jwt.decrypt.key.location",
                        "http://vault.example/key",
                        "mp.jwt.decrypt.key.location (MP_JWT_DECRYPT_KEY_LOCATION): \"http://vault.example/key\""
                                + HTTP),
                row(
                        "mp.jwt.decrypt.key.algorithm",
                        "RSA-OAEP",
                        "mp.jwt.decrypt.key.location (MP_JWT_DECRYPT_KEY_LOCATION): is not set, so there is no key for"
                                + " mp.jwt.decrypt.key.algorithm (MP_JWT_DECRYPT_KEY_ALGORITHM). Set it, or remove the"
                                + " algorithm."),
                row(
                        "mp.jwt.decrypt.key.algorithm",
                        "RSA1_5",
                        "mp.jwt.decrypt.key.algorithm (MP_JWT_DECRYPT_KEY_ALGORITHM): \"RSA1_5\" is not an algorithm that"
                                + " is accepted. Choose from RSA-OAEP, RSA-OAEP-256."),
                row(
                        "mp.jwt.token.header",
                        "X-Token",
                        "mp.jwt.token.header (MP_JWT_TOKEN_HEADER): \"X-Token\" is not a header that carries tokens. Write"
                                + " Authorization or Cookie."),
                row(
                        "mp.jwt.token.cookie",
                        "my token",
                        "mp.jwt.token.cookie (MP_JWT_TOKEN_COOKIE): \"my token\" is not a cookie name (RFC 6265 section"
                                + " 4.1.1). Use letters, digits, - and _."));
    }

    static Stream<Arguments> clientValues() {
        String hosts = "scalekit.client.allowed-hosts (SCALEKIT_CLIENT_ALLOWED_HOSTS): ";
        return Stream.of(
                row("scalekit.client-id", "m2m\n1", "scalekit.client-id (SCALEKIT_CLIENT_ID): " + CREDENTIAL),
                row(
                        "scalekit.client-secret",
                        "hu\nsh",
                        "scalekit.client-secret (SCALEKIT_CLIENT_SECRET): " + CREDENTIAL),
                row(
                        "scalekit.client-secret-file",
                        "/no/such/file",
                        "scalekit.client-secret-file (SCALEKIT_CLIENT_SECRET_FILE): is set, and so is"
                                + " scalekit.client-secret (SCALEKIT_CLIENT_SECRET). Remove one of them, so that it is"
                                + " clear which secret is meant."),
                row(
                        "scalekit.scope",
                        "read:all, write:all",
                        "scalekit.scope (SCALEKIT_SCOPE): \"read:all,\" is not a scope. Separate scopes with spaces, not"
                                + " with commas."),
                row(
                        "scalekit.client.authentication",
                        "private_key_jwt",
                        "scalekit.client.authentication (SCALEKIT_CLIENT_AUTHENTICATION): \"private_key_jwt\" is not a"
                                + " way to authenticate that is known. Write client_secret_post or client_secret_basic."),
                row(
                        "scalekit.client.audience",
                        "a b",
                        "scalekit.client.audience (SCALEKIT_CLIENT_AUDIENCE): \"a b\" holds white space or a control"
                                + " character. Write one value."),
                row(
                        "scalekit.client.resource",
                        "a b",
                        "scalekit.client.resource (SCALEKIT_CLIENT_RESOURCE): \"a b\" holds white space or a control"
                                + " character. Write one value."),
                row(
                        "scalekit.client.shared-cache",
                        "a b",
                        "scalekit.client.shared-cache (SCALEKIT_CLIENT_SHARED_CACHE): \"a b\" holds white space or a control"
                                + " character. Write the name of one cache."),
                row("scalekit.client.allowed-hosts", "https://a.example", hosts + "\"https://a.example\"" + HOSTS),
                row("scalekit.client.allowed-hosts", "*.acme.example", hosts + "\"*.acme.example\"" + HOSTS),
                row("scalekit.client.allowed-hosts", "a.example:0", hosts + "\"a.example:0\"" + HOSTS),
                row("scalekit.client.allowed-hosts", "a.example:99999", hosts + "\"a.example:99999\"" + HOSTS),
                row("scalekit.client.allowed-hosts", "a.example/path", hosts + "\"a.example/path\"" + HOSTS),
                row("scalekit.client.allowed-hosts", "a..b", hosts + "\"a..b\"" + HOSTS),
                row("scalekit.client.allowed-hosts", "me:hush@a", hosts + "the value" + HOSTS));
    }

    private static Arguments row(String key, String value, String message) {
        return Arguments.of(key, value, message);
    }
}
