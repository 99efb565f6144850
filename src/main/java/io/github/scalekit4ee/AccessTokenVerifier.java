package io.github.scalekit4ee;

import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.event.ScalekitEventListener;
import io.github.scalekit4ee.internal.access.VerifierAccess;
import io.github.scalekit4ee.internal.cluster.CacheSetting;
import io.github.scalekit4ee.internal.cluster.SharedMaps;
import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.RevocationConfiguration;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.config.read.BuilderValues;
import io.github.scalekit4ee.internal.config.read.ConfigurationReader;
import io.github.scalekit4ee.internal.config.read.ScalekitKey;
import io.github.scalekit4ee.internal.jwks.KeySource;
import io.github.scalekit4ee.internal.jwks.KeySourceStatus;
import io.github.scalekit4ee.internal.jwks.KeySources;
import io.github.scalekit4ee.internal.jwks.PrivateKeys;
import io.github.scalekit4ee.internal.observe.Audience;
import io.github.scalekit4ee.internal.observe.EventKind;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.observe.Recorder;
import io.github.scalekit4ee.internal.observe.Recorder.Measured;
import io.github.scalekit4ee.internal.observe.TokenEvents;
import io.github.scalekit4ee.internal.refresh.Time;
import io.github.scalekit4ee.internal.revocation.Revocations;
import io.github.scalekit4ee.internal.token.DecryptionKeys;
import io.github.scalekit4ee.internal.token.TokenVerifier;
import io.github.scalekit4ee.internal.token.VerifiedClaims;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens of one environment or of several. Make one per application, keep it, and close it at the end: it holds the
 * issuers' keys, the verified tokens and one daemon thread for each issuer. Safe for use by many threads.
 */
public final class AccessTokenVerifier implements AutoCloseable {

    static {
        VerifierAccess.ACCESS.set(new Access());
    }

    private final Map<String, KeySource> keys;
    private final @Nullable DecryptionKeys decryptionKeys;
    private final Clock clock;
    private final TokenVerifier<VerifiedAccessToken> verifier;
    private final VerifierConfiguration configuration;
    private final Revocations revocations;
    private final TokenCheck check;
    private final Events tokenEvents;
    private volatile boolean closed;

    private AccessTokenVerifier(
            VerifierConfiguration configuration,
            Map<String, KeySource> keys,
            @Nullable DecryptionKeys decryptionKeys,
            Clock clock,
            TokenCheck check,
            Revocations revocations,
            Events tokenEvents) {
        this.configuration = configuration;
        this.keys = keys;
        this.decryptionKeys = decryptionKeys;
        this.clock = clock;
        this.check = check;
        this.revocations = revocations;
        this.tokenEvents = tokenEvents;
        this.verifier = new TokenVerifier<>(configuration, keys, decryptionKeys, clock, this::accepted);
    }

    private VerifiedAccessToken accepted(VerifiedClaims claims) {
        VerifiedAccessToken token = new VerifiedAccessToken(claims);
        revocations.accepted(token);
        return token;
    }

    /** Opens the key source and begins to fetch in the background. Closes the revocations where that cannot be done. */
    private static AccessTokenVerifier of(
            VerifierConfiguration configuration,
            Clock clock,
            TokenCheck check,
            Revocations revocations,
            Events keyEvents,
            Events tokenEvents) {
        Map<String, KeySource> keys = Map.of();
        try {
            DecryptionConfiguration decryption = configuration.decryption();
            DecryptionKeys decryptionKeys = decryption == null ? null : new LocatedKeys(new PrivateKeys(decryption));
            keys = KeySources.open(configuration, keyEvents);
            return new AccessTokenVerifier(configuration, keys, decryptionKeys, clock, check, revocations, tokenEvents);
        } catch (RuntimeException e) {
            keys.values().forEach(KeySource::close);
            revocations.close();
            throw e;
        }
    }

    private record LocatedKeys(PrivateKeys keys) implements DecryptionKeys {

        @Override
        public @Nullable PrivateKey find(@Nullable String kid, String algorithm) {
            return keys.find(kid, algorithm);
        }

        @Override
        public void close() {
            keys.close();
        }
    }

    /** With key sources of the caller's, for tests. */
    static AccessTokenVerifier of(
            VerifierConfiguration configuration,
            Map<String, KeySource> keys,
            @Nullable DecryptionKeys decryptionKeys,
            Clock clock) {
        Revocations revocations = new Revocations(RevocationConfiguration.DEFAULT, Time.of(clock), Events.none());
        return of(configuration, keys, decryptionKeys, clock, revocations);
    }

    /** With revocations of the caller's too, for tests. */
    static AccessTokenVerifier of(
            VerifierConfiguration configuration,
            Map<String, KeySource> keys,
            @Nullable DecryptionKeys decryptionKeys,
            Clock clock,
            Revocations revocations) {
        return new AccessTokenVerifier(
                configuration, keys, decryptionKeys, clock, token -> {}, revocations, Events.none());
    }

    /**
     * Verifies a token: its form, its signature by a key of the issuer, its claims, the {@link #revocations()}, and then every {@link
     * TokenCheck}.
     *
     * <p>The token is one that its bearer may use: one that is bound to a key of its holder ({@code cnf}, RFC 7800) is refused, since
     * nothing here proves that the key is held (RFC 9449 section 7.2, RFC 8705 section 3).
     *
     * <p>Waits for the issuer only when no keys are held, or when the token names a key that is not known yet. For a second
     * any number of threads may wait for one answer, and then four; with an issuer that failed before, four from the start. All
     * others get the {@link KeySourceUnavailableException} at once.
     *
     * @param jwt the token in its compact serialization (RFC 7515 section 7.1), without a scheme; not null
     * @return what the token says; never null
     * @throws InvalidTokenException when the token fails a check: the caller's fault
     * @throws KeySourceUnavailableException when the issuer's keys can't be had, or shared revocations have not been read yet: not the
     *     caller's fault
     * @throws IllegalStateException after {@link #close()}, whatever the token
     */
    public VerifiedAccessToken verify(String jwt) {
        Objects.requireNonNull(jwt, "jwt");
        Measured measured = tokenEvents.recorder().verification();
        VerifiedAccessToken token;
        try {
            token = verified(jwt, measured);
        } catch (KeySourceUnavailableException e) {
            end(measured, Recorder.KEYS_UNAVAILABLE);
            throw e;
        } catch (InvalidTokenException e) {
            end(measured, e.reason().name());
            if (tokenEvents.isWanted(EventKind.TOKEN_REJECTED)) {
                tokenEvents.tell(TokenEvents.rejected(e, ResourceKind.VERIFIER, null));
            }
            throw e;
        }
        if (measured != null) {
            measured.environment(token.environment());
        }
        end(measured, Recorder.ACCEPTED);
        if (tokenEvents.isWanted(EventKind.CALLER_AUTHENTICATED)) {
            tokenEvents.tell(TokenEvents.authenticated(token, null));
        }
        return token;
    }

    private static void end(@Nullable Measured measured, String outcome) {
        if (measured != null) {
            measured.end(outcome);
        }
    }

    private VerifiedAccessToken verified(String jwt, @Nullable Measured measured) {
        requireOpen(null);
        VerifiedAccessToken token;
        try {
            token = verifier.verify(jwt, measured);
        } catch (KeySourceUnavailableException e) {
            requireOpen(e); // close() lets go who waits for keys
            throw e;
        }
        revocations.check(token);
        try {
            check.check(token);
        } catch (InvalidTokenException e) {
            throw new InvalidTokenException(e.reason(), e.getMessage(), token.clientId());
        }
        return token;
    }

    /** Nobody refreshes the keys any more: one that the issuer has removed since would be trusted for ever. */
    private void requireOpen(@Nullable KeySourceUnavailableException cause) {
        if (closed) {
            throw new IllegalStateException(
                    "This verifier is closed and verifies no more tokens. Close it when the application ends.", cause);
        }
    }

    /**
     * What this verifier refuses although it is valid otherwise.
     *
     * @return the same object each time; never null
     */
    public TokenRevocations revocations() {
        return revocations;
    }

    /**
     * Ends the thread and frees keys and tokens. Threads that wait in {@link #verify} get an {@link IllegalStateException}.
     * Idempotent.
     */
    @Override
    public void close() {
        closed = true;
        keys.values().forEach(KeySource::close);
        if (decryptionKeys != null) {
            decryptionKeys.close();
        }
        verifier.forget();
        revocations.close();
        tokenEvents.close();
    }

    /**
     * Begins to configure a verifier.
     *
     * @return a new builder; never null
     */
    public static Builder builder() {
        return new Builder();
    }

    private static final class Access implements VerifierAccess {

        @Override
        public AccessTokenVerifier open(
                VerifierConfiguration configuration,
                Clock clock,
                TokenCheck check,
                Revocations revocations,
                Events events) {
            return of(configuration, clock, check, revocations, events, events.untold());
        }

        @Override
        public TokenVerifier<VerifiedClaims> logoutTokens(
                AccessTokenVerifier verifier, Map<String, Set<String>> audiences) {
            return TokenVerifier.ofLogoutTokens(
                    verifier.configuration, audiences, verifier.keys, verifier.decryptionKeys, verifier.clock);
        }

        @Override
        public boolean isClosed(AccessTokenVerifier verifier) {
            return verifier.closed;
        }

        @Override
        public SortedMap<String, KeySourceStatus> keySourceStatus(AccessTokenVerifier verifier) {
            SortedMap<String, KeySourceStatus> status = new TreeMap<>();
            verifier.keys.forEach((environment, source) -> status.put(environment, source.status()));
            return status;
        }

        @Override
        public Set<String> accepted(AccessTokenVerifier verifier, InvalidTokenException.Reason reason) {
            return switch (reason) {
                case ISSUER -> accepted(verifier, EnvironmentConfiguration::issuers);
                case AUDIENCE -> accepted(verifier, EnvironmentConfiguration::audiences);
                default -> Set.of();
            };
        }

        private static Set<String> accepted(
                AccessTokenVerifier verifier, Function<EnvironmentConfiguration, Set<String>> values) {
            return verifier.configuration.environments().values().stream()
                    .map(values)
                    .flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public VerifiedAccessToken unverified(String name, Map<String, @Nullable Object> claims) {
            return new VerifiedAccessToken(VerifiedClaims.unchecked(name, claims));
        }

        @Override
        public <T> T derived(VerifiedAccessToken token, Class<T> kind, Function<VerifiedAccessToken, T> work) {
            return token.derived(kind, work);
        }
    }

    /**
     * Configures a verifier. Each method is the configuration key of the same name; values are checked by {@link #build()}, but for
     * blank ones, which are refused at once. Not safe for use by several threads.
     */
    public static final class Builder {

        private final BuilderValues values = new BuilderValues();
        private final List<TokenCheck> checks = new ArrayList<>();
        private Clock clock = Clock.systemUTC();
        private @Nullable ScalekitEventListener listener;

        private Builder() {}

        /**
         * The Scalekit environment: the issuer, whose keys are at {@code /keys} below it. Required, but for a verifier that has
         * {@linkplain #environment named environments} only.
         *
         * @param url https, or http on a loopback address; without path and query; not null
         * @return this builder
         */
        public Builder environmentUrl(URI url) {
            values.put(ScalekitKey.ENVIRONMENT_URL, url);
            return this;
        }

        /**
         * A further environment, whose tokens are verified by its own rules and keys. A token's {@code iss}, as an exact string, says
         * whose it is; {@link VerifiedAccessToken#environment()} tells. Nothing of what this builder is told counts for it, but for
         * the cache, HTTP, {@link #resourceUrl} and token checks. May be called several times, for one name too.
         *
         * @param name letters, digits, {@code -} and {@code _}; at most 64
         * @param settings configures it, at once, and keeps nothing of what it is given; not null
         * @return this builder
         */
        public Builder environment(String name, Consumer<Environment> settings) {
            BuilderValues ofEnvironment = values.environment(name);
            settings.accept(new Environment(ofEnvironment));
            if (values.isUnknown(name)) {
                throw new IllegalArgumentException("environment(\"" + name
                        + "\", …): nothing is said of it. Call e.environmentUrl(…), or e.issuer(…) and e.jwksUrl(…).");
            }
            return this;
        }

        /**
         * An audience of which a token must carry one (RFC 7519 section 4.1.3). May be called several times.
         *
         * @param audience not blank
         * @return this builder
         */
        public Builder audience(String audience) {
            return audiences(List.of(audience));
        }

        /**
         * Audiences of which a token must carry one (RFC 7519 section 4.1.3).
         *
         * @param audiences at least one, none blank
         * @return this builder
         */
        public Builder audiences(String... audiences) {
            return audiences(List.of(audiences));
        }

        /**
         * Audiences of which a token must carry one (RFC 7519 section 4.1.3).
         *
         * @param audiences at least one, none blank
         * @return this builder
         */
        public Builder audiences(Collection<String> audiences) {
            values.add(ScalekitKey.AUDIENCES, audiences);
            return this;
        }

        /**
         * Whether an organisation's machine token ({@code sub} equals {@code client_id}) may lack {@code aud}. A token that
         * carries one must name an accepted audience all the same.
         *
         * @param allowed false by default
         * @return this builder
         */
        public Builder allowMissingAudience(boolean allowed) {
            values.put(ScalekitKey.ALLOW_MISSING_AUDIENCE, allowed);
            return this;
        }

        /**
         * A Scalekit resource: adds the issuer {@code <environment>/resources/<id>} and the audience {@code <id>}.
         *
         * @param id begins with {@code res_}
         * @return this builder
         */
        public Builder resourceId(String id) {
            values.put(ScalekitKey.RESOURCE_ID, id);
            return this;
        }

        /**
         * The public URL of a protected resource (RFC 9728): adds it as an audience, exactly as it is written. Such a resource accepts only
         * tokens that were issued for it, so {@link #allowMissingAudience} is refused beside it.
         *
         * @param url https, or http on a loopback address; without fragment; not null
         * @return this builder
         */
        public Builder resourceUrl(URI url) {
            values.put(ScalekitKey.RESOURCE_URL, url);
            return this;
        }

        /**
         * Further accepted {@code iss} values, such as a custom domain; compared as exact strings.
         *
         * @param issuers at least one, none blank
         * @return this builder
         */
        public Builder issuers(String... issuers) {
            values.add(ScalekitKey.ISSUERS, List.of(issuers));
            return this;
        }

        /**
         * The only accepted organisations ({@code oid}); any by default.
         *
         * @param organizations at least one, none blank
         * @return this builder
         */
        public Builder organizations(String... organizations) {
            values.add(ScalekitKey.ORGANIZATIONS, List.of(organizations));
            return this;
        }

        /**
         * Tolerance for {@code exp}, {@code nbf} and {@code iat}.
         *
         * @param skew zero to ten minutes; 30 seconds by default
         * @return this builder
         */
        public Builder clockSkew(Duration skew) {
            values.put(ScalekitKey.CLOCK_SKEW, skew);
            return this;
        }

        /**
         * Greatest number of verified tokens that are kept.
         *
         * @param size zero switches the cache off; 10,000 by default
         * @return this builder
         */
        public Builder tokenCacheSize(int size) {
            values.put(ScalekitKey.TOKEN_CACHE_SIZE, size);
            return this;
        }

        /**
         * Greatest memory that the verified tokens take which are kept; one caller's tokens take at most three quarters of it. Tokens beyond
         * that are verified each time.
         *
         * @param megabytes at least 1; 32 by default, and more in proportion where {@link #tokenCacheSize} is above 10,000
         * @return this builder
         */
        public Builder tokenCacheMemory(int megabytes) {
            values.put(ScalekitKey.TOKEN_CACHE_MEMORY, megabytes);
            return this;
        }

        /**
         * Greatest time for which a verification is reused, below the token's own {@code exp}.
         *
         * @param ttl one second to 24 hours; five minutes by default
         * @return this builder
         */
        public Builder tokenCacheTtl(Duration ttl) {
            values.put(ScalekitKey.TOKEN_CACHE_TTL, ttl);
            return this;
        }

        /**
         * Age at which the issuer's keys are fetched again in the background.
         *
         * @param interval one minute to one hour; five minutes by default
         * @return this builder
         */
        public Builder jwksRefreshInterval(Duration interval) {
            values.put(ScalekitKey.JWKS_REFRESH_INTERVAL, interval);
            return this;
        }

        /**
         * How long the last good keys serve while the issuer is down.
         *
         * @param maxStale zero to 24 hours; four hours by default
         * @return this builder
         */
        public Builder jwksMaxStale(Duration maxStale) {
            values.put(ScalekitKey.JWKS_MAX_STALE, maxStale);
            return this;
        }

        /**
         * Deadline over one whole exchange with the issuer.
         *
         * @param timeout 100 milliseconds to one minute; five seconds by default
         * @return this builder
         */
        public Builder jwksTimeout(Duration timeout) {
            values.put(ScalekitKey.JWKS_TIMEOUT, timeout);
            return this;
        }

        /**
         * A proxy through which keys are fetched, all but those of loopback addresses; by default what the JDK's switches say
         * ({@code -Dhttps.proxyHost}). One that asks for a user and a password is not supported.
         *
         * @param url such as {@code http://proxy.example:3128}; not null
         * @return this builder
         */
        public Builder httpProxy(URI url) {
            values.put(ScalekitKey.HTTP_PROXY, url);
            return this;
        }

        /**
         * A file with the CAs to trust when keys are fetched, in place of all others; by default those of the JVM's default
         * {@link javax.net.ssl.SSLContext}. Read by {@link #build()}.
         *
         * @param file certificates in PEM, or a key store, such as PKCS12 or JKS; not null
         * @return this builder
         */
        public Builder httpTrustStore(Path file) {
            values.put(ScalekitKey.HTTP_TRUST_STORE, file.toString());
            return this;
        }

        /**
         * The password of {@link #httpTrustStore}.
         *
         * @param password not blank
         * @return this builder
         */
        public Builder httpTrustStorePassword(String password) {
            values.put(ScalekitKey.HTTP_TRUST_STORE_PASSWORD, password);
            return this;
        }

        /**
         * The type of {@link #httpTrustStore}; by default it is found out from the content.
         *
         * @param type {@code PEM}, {@code PKCS12}, {@code JKS} or another that the JVM's security providers know
         * @return this builder
         */
        public Builder httpTrustStoreType(String type) {
            values.put(ScalekitKey.HTTP_TRUST_STORE_TYPE, type);
            return this;
        }

        /**
         * The longest life of an access token, as far as is known: so long the revocation of a session, subject, client or organization is
         * kept at least. Longer where tokens that were verified live longer.
         *
         * @param life one minute to 90 days; 24 hours by default
         * @return this builder
         */
        public Builder revocationsKeep(Duration life) {
            values.put(ScalekitKey.REVOCATIONS_KEEP, life);
            return this;
        }

        /**
         * Greatest number of revocations; further ones are refused.
         *
         * @param size at least 1; 1,000,000 by default
         * @return this builder
         */
        public Builder revocationsSize(int size) {
            values.put(ScalekitKey.REVOCATIONS_SIZE, size);
            return this;
        }

        /**
         * The JCache (JSR 107) cache through which nodes share revocations, of the only provider that the thread's context class loader
         * finds in {@link #build()}. It is made where there is none.
         *
         * @param name without white space
         * @return this builder
         */
        public Builder revocationsCache(String name) {
            values.put(ScalekitKey.REVOCATIONS_CACHE, name);
            return this;
        }

        /**
         * Whether tokens are accepted before the shared revocations have been read once.
         *
         * @param served false by default: {@link AccessTokenVerifier#verify} throws {@link KeySourceUnavailableException} until then
         * @return this builder
         */
        public Builder revocationsUnknown(boolean served) {
            values.put(ScalekitKey.REVOCATIONS_UNKNOWN, served ? "serve" : "refuse");
            return this;
        }

        /**
         * A rule of the application's own, run at each verification after all others. May be called several times; the rules run
         * in that order.
         *
         * @param check not null
         * @return this builder
         */
        public Builder tokenCheck(TokenCheck check) {
            checks.add(Objects.requireNonNull(check, "check"));
            return this;
        }

        /**
         * Is told of callers, refused tokens and keys. Replaces one that was given before.
         *
         * @param listener not null
         * @return this builder
         */
        public Builder eventListener(ScalekitEventListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * The clock that {@code exp}, {@code nbf} and {@code iat} are compared with; for tests.
         *
         * @param clock the system's by default; not null
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Makes the verifier and begins to fetch the keys in the background; an issuer that is down does not fail this.
         *
         * @return a new verifier, to be closed; never null
         * @throws IllegalArgumentException when a value is missing or cannot be used; the message names every one and its fix
         */
        public AccessTokenVerifier build() {
            TokenCheck[] all = checks.toArray(TokenCheck[]::new);
            TokenCheck check = token -> {
                for (TokenCheck each : all) {
                    each.check(token);
                }
            };
            Events events = listener == null ? Events.none() : Events.toldTo(Audience.of(listener));
            VerifierConfiguration configuration = ConfigurationReader.verifier(values);
            Time time = clock.equals(Clock.systemUTC()) ? Time.system() : Time.of(clock);
            RevocationConfiguration kept = ConfigurationReader.revocations(values);
            String cache = kept.cache();
            Revocations revocations = new Revocations(
                    kept,
                    time,
                    events,
                    cache == null ? null : SharedMaps.ofTheClassPath(CacheSetting.REVOCATIONS, cache, null));
            return of(configuration, clock, check, revocations, events, events);
        }
    }

    /**
     * Configures one named environment of a verifier. Each method is the key {@code scalekit.environments.<name>.…} of the same name, and what
     * {@link Builder}'s method of that name is for the environment without one. Not safe for use by several threads.
     */
    public static final class Environment {

        private final BuilderValues values;

        private Environment(BuilderValues values) {
            this.values = values;
        }

        /**
         * A Scalekit environment.
         *
         * @param url https, or http on a loopback address; without path and query; not null
         * @return this
         */
        public Environment environmentUrl(URI url) {
            values.put(ScalekitKey.ENVIRONMENT_URL, url);
            return this;
        }

        /**
         * An issuer that is not Scalekit's, in place of {@link #environmentUrl}; needs {@link #jwksUrl}. Its tokens meet Scalekit's rules
         * but for two: {@code kid} may be absent where the issuer publishes one key, and {@code amr} and {@code azp} are no sign of
         * an ID token.
         *
         * @param issuer {@code iss} of its tokens, compared as an exact string; not blank
         * @return this
         */
        public Environment issuer(String issuer) {
            values.put(ScalekitKey.ENVIRONMENT_ISSUER, issuer);
            return this;
        }

        /**
         * Where the JWK Set of {@link #issuer} is (RFC 7517 section 5).
         *
         * @param url https, or http on a loopback address; not null
         * @return this
         */
        public Environment jwksUrl(URI url) {
            values.put(ScalekitKey.ENVIRONMENT_JWKS_URL, url);
            return this;
        }

        /**
         * The only accepted signature algorithms.
         *
         * @param algorithms {@code RS256} and the like; RS256 by default
         * @return this
         */
        public Environment signatureAlgorithms(String... algorithms) {
            values.add(ScalekitKey.ENVIRONMENT_SIGNATURE_ALGORITHMS, List.of(algorithms));
            return this;
        }

        /**
         * An audience of which a token must carry one (RFC 7519 section 4.1.3). May be called several times.
         *
         * @param audience not blank
         * @return this
         */
        public Environment audience(String audience) {
            return audiences(audience);
        }

        /**
         * Audiences of which a token must carry one (RFC 7519 section 4.1.3).
         *
         * @param audiences at least one, none blank
         * @return this
         */
        public Environment audiences(String... audiences) {
            values.add(ScalekitKey.AUDIENCES, List.of(audiences));
            return this;
        }

        /**
         * Whether a machine's token ({@code sub} equals {@code client_id}) may lack {@code aud}.
         *
         * @param allowed false by default
         * @return this
         */
        public Environment allowMissingAudience(boolean allowed) {
            values.put(ScalekitKey.ALLOW_MISSING_AUDIENCE, allowed);
            return this;
        }

        /**
         * A Scalekit resource: adds the issuer {@code <environment>/resources/<id>} and the audience {@code <id>}.
         *
         * @param id begins with {@code res_}
         * @return this
         */
        public Environment resourceId(String id) {
            values.put(ScalekitKey.RESOURCE_ID, id);
            return this;
        }

        /**
         * Further accepted {@code iss} values, such as a custom domain; compared as exact strings.
         *
         * @param issuers at least one, none blank
         * @return this
         */
        public Environment issuers(String... issuers) {
            values.add(ScalekitKey.ISSUERS, List.of(issuers));
            return this;
        }

        /**
         * The only accepted organizations ({@code oid}); any by default.
         *
         * @param organizations at least one, none blank
         * @return this
         */
        public Environment organizations(String... organizations) {
            values.add(ScalekitKey.ORGANIZATIONS, List.of(organizations));
            return this;
        }

        /**
         * Tolerance for {@code exp}, {@code nbf} and {@code iat}.
         *
         * @param skew zero to ten minutes; 30 seconds by default
         * @return this
         */
        public Environment clockSkew(Duration skew) {
            values.put(ScalekitKey.CLOCK_SKEW, skew);
            return this;
        }

        /**
         * Age at which the keys are fetched again in the background.
         *
         * @param interval one minute to one hour; five minutes by default
         * @return this
         */
        public Environment jwksRefreshInterval(Duration interval) {
            values.put(ScalekitKey.JWKS_REFRESH_INTERVAL, interval);
            return this;
        }

        /**
         * How long the last good keys serve while the issuer is down.
         *
         * @param maxStale zero to 24 hours; four hours by default
         * @return this
         */
        public Environment jwksMaxStale(Duration maxStale) {
            values.put(ScalekitKey.JWKS_MAX_STALE, maxStale);
            return this;
        }

        /**
         * Deadline over one whole exchange with the issuer.
         *
         * @param timeout 100 milliseconds to one minute; five seconds by default
         * @return this
         */
        public Environment jwksTimeout(Duration timeout) {
            values.put(ScalekitKey.JWKS_TIMEOUT, timeout);
            return this;
        }
    }
}
