package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.EnvironmentNames;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every configuration key there is. The reading, the search for the nearest known name and the documentation's table all
 * use this one list.
 */
public enum ScalekitKey {
    ENABLED("scalekit.enabled", null, null, "true", "false: the jar does nothing, and nothing else is read"),
    VERIFIER_ENABLED(
            "scalekit.verifier.enabled",
            null,
            null,
            "true",
            "false: incoming requests are not authenticated; for an application that only makes outgoing calls"),
    ENVIRONMENT_URL(
            "scalekit.environment-url",
            "environmentUrl",
            "environment-url",
            "required (or mp.jwt.verify.*)",
            "issuer; keys at /keys, tokens at /oauth/token; https, or http on a loopback address"),
    AUDIENCES(
            "scalekit.audiences",
            "audiences",
            null,
            "required (or resource-id, or allow-missing-audience)",
            "comma-separated; a token must carry one"),
    ALLOW_MISSING_AUDIENCE(
            "scalekit.allow-missing-audience",
            "allowMissingAudience",
            null,
            "false",
            "true: an organisation's machine token may lack aud; read only with environment-url"),
    RESOURCE_ID(
            "scalekit.resource-id",
            "resourceId",
            null,
            "none",
            "res_…: adds the issuer <environment-url>/resources/<id> and the audience <id>"),
    ISSUERS(
            "scalekit.issuers",
            "issuers",
            null,
            "none",
            "comma-separated; further accepted iss values, such as a custom domain"),
    ORGANIZATIONS("scalekit.organizations", "organizations", null, "any", "comma-separated; accepted oid values"),
    CLOCK_SKEW(
            "scalekit.clock-skew",
            "clockSkew",
            null,
            "PT30S (PT0S without environment-url)",
            "tolerance for exp, nbf and iat; PT0S to PT10M"),
    GROUPS_FROM(
            "scalekit.groups-from",
            null,
            null,
            "scopes,roles,permissions (groups without environment-url)",
            "claims that become groups; scopes reads the claims scopes and scope, in which a string is a list of words;"
                    + " in other claims a string is one group; scopes:SCOPE_ adds a prefix; custom_claims.teams and \"https://acme.example/roles\" reach other claims"),
    SCOPE_HIERARCHY(
            "scalekit.scope-hierarchy",
            null,
            null,
            "none",
            "which scopes satisfy weaker ones, in @RequiresScopes and as groups: admin:* > write:deployments > read:deployments;"
                    + " a comma between chains; each scope is a literal name"),
    REALM("scalekit.realm", null, null, "scalekit", "realm in the challenge"),
    BEARER_FIRST(
            "scalekit.bearer-first",
            null,
            null,
            "true, unless the application injects AccessTokenLogin",
            "true: where the application has an authentication mechanism of its own, a request with a bearer token is not for"
                    + " that one; false: every request is"),
    PATHS(
            "scalekit.paths",
            null,
            null,
            "all, or none where the application has a mechanism of its own",
            "comma-separated; URL patterns such as /api/* where only tokens are taken: no login page, no session"),
    CORS_ALLOWED_ORIGINS(
            "scalekit.cors.allowed-origins",
            null,
            null,
            "none",
            "comma-separated; origins whose pages may read refusals, such as https://app.example.com, or * for all; preflights of"
                    + " protected resources are answered for them"),
    RESOURCE_URL(
            "scalekit.resource.url",
            "resourceUrl",
            null,
            "none",
            "public URL of this application as clients write it: an accepted audience, and switches its metadata on (RFC 9728)"),
    RESOURCE_NAME("scalekit.resource.name", null, null, "none", "name of the resource in its metadata, for people"),
    RESOURCE_DOCUMENTATION(
            "scalekit.resource.documentation", null, null, "none", "URL of a page for developers, in the metadata"),
    RESOURCE_SCOPES(
            "scalekit.resource.scopes",
            null,
            null,
            "those that @RequiresScopes names",
            "comma-separated; scopes in the metadata"),
    RESOURCE_AUTHORIZATION_SERVERS(
            "scalekit.resource.authorization-servers",
            null,
            null,
            "<environment-url>/resources/<resource-id>, else environment-url; those of named environments, too",
            "comma-separated; issuers in the metadata, the preferred one first"),
    RESOURCE_METADATA_URL(
            "scalekit.resource.metadata-url",
            null,
            null,
            "<origin of url><context root>/.well-known/oauth-protected-resource",
            "public URL of the metadata, where a proxy changes paths or another application serves it"),
    RESOURCE_CALLER_TOKEN_PASSED_ON(
            "scalekit.resource.caller-token-passed-on",
            null,
            null,
            "false",
            "true: CallerTokenFilter is wanted in a protected resource, so nothing warns of it"),
    TOKEN_CACHE_SIZE(
            "scalekit.token-cache.size",
            "tokenCacheSize",
            null,
            "10000",
            "greatest number of verified tokens kept; 0 switches the cache off"),
    TOKEN_CACHE_MEMORY(
            "scalekit.token-cache.memory",
            "tokenCacheMemory",
            null,
            "32 (more in proportion where size is above 10000)",
            "megabytes that the verified tokens kept may take, at least 1; one caller's tokens take at most three quarters"),
    TOKEN_CACHE_TTL(
            "scalekit.token-cache.ttl",
            "tokenCacheTtl",
            null,
            "PT5M",
            "greatest time a verification is reused, below exp; PT1S to PT24H"),
    REVOCATIONS_KEEP(
            "scalekit.revocations.keep",
            "revocationsKeep",
            null,
            "PT24H",
            "longest life of an access token: so long the revocation of a session, subject, client or organization is kept; longer"
                    + " where tokens live longer that were verified here; PT1M to P90D"),
    REVOCATIONS_SIZE(
            "scalekit.revocations.size",
            "revocationsSize",
            null,
            "1000000",
            "greatest number of revocations, at least 1; at the bound a new one is refused, and no old one is dropped"),
    REVOCATIONS_CACHE(
            "scalekit.revocations.cache",
            "revocationsCache",
            null,
            "in memory, each application for itself",
            "name of the JCache cache through which nodes share revocations, of the server's provider or the application's"),
    REVOCATIONS_UNKNOWN(
            "scalekit.revocations.unknown",
            "revocationsUnknown",
            null,
            "refuse",
            "what requests with a token get while this node has not yet read the shared revocations once: refuse (503) or serve"),
    BACK_CHANNEL_LOGOUT_PATH(
            "scalekit.back-channel-logout.path",
            null,
            null,
            "none",
            "path in the application where the issuer says that a user has logged out, such as /backchannel-logout"
                    + " (OpenID Connect Back-Channel Logout 1.0); what it names is revoked"),
    BACK_CHANNEL_LOGOUT_AUDIENCES(
            "scalekit.back-channel-logout.audiences",
            null,
            null,
            "audiences of its environment; for the unnamed one client-id, too",
            "comma-separated; client ids that a logout token may be for, in every environment"),
    JWKS_REFRESH_INTERVAL(
            "scalekit.jwks.refresh-interval",
            "jwksRefreshInterval",
            null,
            "PT5M",
            "age at which the keys are fetched again in the background; PT1M to PT1H"),
    JWKS_MAX_STALE(
            "scalekit.jwks.max-stale",
            "jwksMaxStale",
            null,
            "PT4H",
            "how long the last good keys serve while the issuer is down; PT0S to PT24H"),
    JWKS_TIMEOUT(
            "scalekit.jwks.timeout", "jwksTimeout", null, "PT5S", "deadline over one whole exchange; PT0.1S to PT1M"),
    ENVIRONMENT_ISSUER(
            "scalekit.environments.<name>.issuer",
            "issuer",
            null,
            "none",
            "iss of an issuer that is not Scalekit's, in place of environment-url; compared as an exact string"),
    ENVIRONMENT_JWKS_URL(
            "scalekit.environments.<name>.jwks-url",
            "jwksUrl",
            null,
            "none",
            "where that issuer's JWK Set is; https, or http on a loopback address"),
    ENVIRONMENT_SIGNATURE_ALGORITHMS(
            "scalekit.environments.<name>.signature-algorithms",
            "signatureAlgorithms",
            null,
            "RS256",
            "comma-separated; accepted alg values: RS256 to RS512, PS256 to PS512, ES256 to ES512, EdDSA (Ed25519)"),
    HTTP_PROXY(
            "scalekit.http.proxy",
            "httpProxy",
            null,
            "as the JDK's -Dhttps.proxyHost says",
            "http://host:port of a proxy for keys and token requests, all but those to loopback addresses; it must ask for no"
                    + " password"),
    HTTP_TRUST_STORE(
            "scalekit.http.trust-store",
            "httpTrustStore",
            null,
            "the JVM's default SSLContext",
            "file with the CAs to trust for keys and token requests, in place of all others: PEM, PKCS12 or JKS; read at start"),
    HTTP_TRUST_STORE_PASSWORD(
            "scalekit.http.trust-store-password", "httpTrustStorePassword", null, "none", "password of that file"),
    HTTP_TRUST_STORE_TYPE(
            "scalekit.http.trust-store-type",
            "httpTrustStoreType",
            null,
            "by the file's content",
            "PEM, PKCS12, JKS or another type that the JVM's security providers know"),

    TELEMETRY_ENABLED(
            "scalekit.telemetry.enabled",
            null,
            null,
            "true where the server's OpenTelemetry is on, else false",
            "true: metrics also go to MicroProfile Metrics, where there is no OpenTelemetry that is on; false: no metrics, no spans"),

    CLIENT_ID("scalekit.client-id", "clientId", "client-id", "none", "client identifier for outgoing calls"),
    CLIENT_SECRET(
            "scalekit.client-secret",
            "clientSecret",
            "client-secret",
            "none",
            "client secret for outgoing calls; read anew at each token request"),
    CLIENT_SECRET_FILE(
            "scalekit.client-secret-file",
            "clientSecretFile",
            "client-secret-file",
            "none",
            "file whose content is the client secret, in place of client-secret; read anew at each token request"),
    SCOPE("scalekit.scope", "scopes", "scope", "those registered", "space-separated; scopes to request"),
    CLIENT_AUTHENTICATION(
            "scalekit.client.authentication",
            "authentication",
            "authentication",
            "client_secret_post",
            "client_secret_post or client_secret_basic"),
    CLIENT_AUDIENCE("scalekit.client.audience", "audience", "audience", "none", "audience of the token request"),
    CLIENT_RESOURCE(
            "scalekit.client.resource", "resource", "resource", "none", "resource of the token request (RFC 8707)"),
    CLIENT_ALLOWED_HOSTS(
            "scalekit.client.allowed-hosts",
            "allowedHosts",
            "allowed-hosts",
            "none",
            "comma-separated; hosts, optionally with a port, that may be sent a token"),
    CLIENT_TIMEOUT(
            "scalekit.client.timeout",
            "timeout",
            "timeout",
            "PT5S",
            "deadline over one whole token request; PT0.1S to PT1M"),
    CLIENT_SHARED_CACHE(
            "scalekit.client.shared-cache",
            "sharedCache",
            "shared-cache",
            "each node for itself",
            "name of the JCache cache through which nodes share tokens, of the server's provider or the application's; holds for"
                    + " named clients, too, unless they name another"),

    MP_PUBLIC_KEY("mp.jwt.verify.publickey", null, null, "none", "the verification key itself: PEM, JWK or JWK Set"),
    MP_PUBLIC_KEY_LOCATION(
            "mp.jwt.verify.publickey.location",
            null,
            null,
            "none",
            "where the verification key is: class path, file or URL"),
    MP_PUBLIC_KEY_ALGORITHM(
            "mp.jwt.verify.publickey.algorithm", null, null, "RS256", "comma-separated; accepted signature algorithms"),
    MP_ISSUER("mp.jwt.verify.issuer", null, null, "any, without environment-url", "accepted iss value"),
    MP_AUDIENCES("mp.jwt.verify.audiences", null, null, "none", "comma-separated; added to scalekit.audiences"),
    MP_TOKEN_AGE("mp.jwt.verify.token.age", null, null, "none", "greatest age since iat, in seconds"),
    MP_CLOCK_SKEW("mp.jwt.verify.clock.skew", null, null, "0", "the same as scalekit.clock-skew, in seconds"),
    MP_DECRYPT_KEY_LOCATION(
            "mp.jwt.decrypt.key.location",
            null,
            null,
            "none",
            "where the private key for encrypted tokens is; with it, only encrypted tokens are accepted"),
    MP_DECRYPT_KEY_ALGORITHM(
            "mp.jwt.decrypt.key.algorithm", null, null, "RSA-OAEP and RSA-OAEP-256", "RSA-OAEP or RSA-OAEP-256"),
    MP_TOKEN_HEADER("mp.jwt.token.header", null, null, "Authorization", "Authorization or Cookie"),
    MP_TOKEN_COOKIE(
            "mp.jwt.token.cookie", null, null, "Bearer", "name of the cookie; read only if the header is Cookie");

    private static final String OF_ENVIRONMENT = "scalekit.environments.<name>.";

    /** What the verifier's keys say of the unnamed environment they say of another with {@code environments.<name>.} in them. */
    private static final Set<ScalekitKey> SHARED_WITH_ENVIRONMENTS = Set.of(
            ENVIRONMENT_URL,
            AUDIENCES,
            ALLOW_MISSING_AUDIENCE,
            RESOURCE_ID,
            ISSUERS,
            ORGANIZATIONS,
            CLOCK_SKEW,
            GROUPS_FROM,
            JWKS_REFRESH_INTERVAL,
            JWKS_MAX_STALE,
            JWKS_TIMEOUT);

    private final String key;
    private final @Nullable String builderMethod;
    private final @Nullable String clientProperty;
    private final String defaultValue;
    private final String meaning;

    ScalekitKey(
            String key,
            @Nullable String builderMethod,
            @Nullable String clientProperty,
            String defaultValue,
            String meaning) {
        this.key = key;
        this.builderMethod = builderMethod;
        this.clientProperty = clientProperty;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    /** The name as MicroProfile Config knows it; with {@code <name>} in it where only named environments have it. */
    public String key() {
        return key;
    }

    /** The name as an environment variable (MicroProfile Config 3.0, "Environment Variables Mapping Rules"). */
    public String environmentVariable() {
        return isOfEnvironmentsOnly()
                ? EnvironmentNames.of(OF_ENVIRONMENT.substring(0, OF_ENVIRONMENT.indexOf('<'))) + "<NAME>_"
                        + EnvironmentNames.of(key.substring(OF_ENVIRONMENT.length()))
                : EnvironmentNames.of(key);
    }

    /** The method of the public builders that gives the same value. */
    Optional<String> builderMethod() {
        return Optional.ofNullable(builderMethod);
    }

    /** What follows {@code scalekit.clients.<name>.} for a named client; empty where the key is not one of a client. */
    Optional<String> clientProperty() {
        return Optional.ofNullable(clientProperty);
    }

    /** What follows {@code scalekit.environments.<name>.} for a named environment; empty where the key is not one of an environment. */
    Optional<String> environmentProperty() {
        if (isOfEnvironmentsOnly()) {
            return Optional.of(key.substring(OF_ENVIRONMENT.length()));
        }
        return SHARED_WITH_ENVIRONMENTS.contains(this)
                ? Optional.of(key.substring("scalekit.".length()))
                : Optional.empty();
    }

    /** The name for a named environment, with {@code <name>} in it; empty where the key is not one of an environment. */
    public Optional<String> keyOfEnvironment() {
        return environmentProperty().map(property -> OF_ENVIRONMENT + property);
    }

    /** Whether the unnamed environment has no such key. */
    boolean isOfEnvironmentsOnly() {
        return key.startsWith(OF_ENVIRONMENT);
    }

    /** What holds when the key is not set, for people. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What the key does, in a few words. */
    public String meaning() {
        return meaning;
    }
}
