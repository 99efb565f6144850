package io.github.scalekit4ee;

import io.github.scalekit4ee.internal.config.BuilderValues;
import io.github.scalekit4ee.internal.config.ConfigurationReader;
import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.config.ScalekitKey;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.jwks.DecryptionKeys;
import io.github.scalekit4ee.internal.jwks.KeySource;
import io.github.scalekit4ee.internal.jwks.KeySources;
import io.github.scalekit4ee.internal.jwks.LocatedDecryptionKeys;
import io.github.scalekit4ee.internal.token.TokenVerifier;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens. Make one per application and environment, keep it, and close it at the end: it holds the issuer's
 * keys, the verified tokens and one daemon thread. Safe for use by many threads.
 */
public final class AccessTokenVerifier implements AutoCloseable {

    private final KeySource keys;
    private final TokenVerifier<VerifiedAccessToken> verifier;

    private AccessTokenVerifier(
            VerifierConfiguration configuration, KeySource keys, @Nullable DecryptionKeys decryptionKeys, Clock clock) {
        this.keys = keys;
        this.verifier = new TokenVerifier<>(configuration, keys, decryptionKeys, clock, VerifiedAccessToken::new);
    }

    /**
     * A builder, which wants {@link Builder#environmentUrl} and one of {@link Builder#audience}, {@link Builder#resourceId}
     * and {@link Builder#allowMissingAudience}.
     *
     * @return a new builder; never null
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * For the rooms inside this library.
     *
     * @param configuration checked already
     * @return a new verifier, which has begun to fetch the issuer's keys
     * @hidden
     */
    public static AccessTokenVerifier of(VerifierConfiguration configuration) {
        return open(configuration, Clock.systemUTC());
    }

    /**
     * For the rooms inside this library.
     *
     * @param configuration checked already
     * @param keys closed with the verifier
     * @param decryptionKeys for encrypted tokens; null where the configuration accepts none
     * @param clock wall time
     * @return a new verifier
     * @hidden
     */
    public static AccessTokenVerifier of(
            VerifierConfiguration configuration, KeySource keys, @Nullable DecryptionKeys decryptionKeys, Clock clock) {
        return new AccessTokenVerifier(configuration, keys, decryptionKeys, clock);
    }

    private static AccessTokenVerifier open(VerifierConfiguration configuration, Clock clock) {
        DecryptionConfiguration decryption = configuration.decryption();
        DecryptionKeys decryptionKeys = decryption == null ? null : LocatedDecryptionKeys.open(decryption);
        KeySource keys = KeySources.open(configuration);
        try {
            return new AccessTokenVerifier(configuration, keys, decryptionKeys, clock);
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    /**
     * Verifies a token: its form, its signature by a key of the issuer, and its claims.
     *
     * <p>Waits for the issuer only when no keys are held, or when the token names a key that is not known yet.
     *
     * @param jwt the token in its compact serialization (RFC 7515 section 7.1), without a scheme; not null
     * @return what the token says; never null
     * @throws InvalidTokenException when the token fails a check: the caller's fault
     * @throws KeySourceUnavailableException when the issuer's keys can't be had: not the caller's fault
     */
    public VerifiedAccessToken verify(String jwt) {
        return verifier.verify(Objects.requireNonNull(jwt, "jwt"));
    }

    /** Ends the thread and frees keys and tokens. Idempotent. */
    @Override
    public void close() {
        keys.close();
    }

    /**
     * Says how tokens are verified. Each method stands for the configuration key of its name ({@code clockSkew} for
     * {@code scalekit.clock-skew}), and has the same default and the same limits; {@link #build} checks them. Not safe for
     * use by several threads.
     */
    public static final class Builder {

        private final BuilderValues values = new BuilderValues();
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * The Scalekit environment: the issuer of the tokens and, at {@code /keys}, of their keys. Required.
         *
         * @param url https, or http on a loopback address; not null
         * @return this
         */
        public Builder environmentUrl(URI url) {
            values.put(ScalekitKey.ENVIRONMENT_URL, url);
            return this;
        }

        /**
         * Adds an accepted audience. A token must carry one of them (RFC 7519 section 4.1.3).
         *
         * @param audience an {@code aud} value, compared as an exact string; neither null nor blank
         * @return this
         */
        public Builder audience(String audience) {
            return audiences(List.of(audience));
        }

        /**
         * Adds accepted audiences.
         *
         * @param audiences {@code aud} values, at least one; none null or blank
         * @return this
         */
        public Builder audiences(String... audiences) {
            return audiences(Arrays.asList(audiences));
        }

        /**
         * Adds accepted audiences.
         *
         * @param audiences {@code aud} values, at least one; none null or blank
         * @return this
         */
        public Builder audiences(Collection<String> audiences) {
            values.add(ScalekitKey.AUDIENCES, audiences);
            return this;
        }

        /**
         * Whether an organization's machine token ({@code sub} equals {@code client_id}) may lack {@code aud}. A token that
         * carries one is held to {@link #audiences} all the same.
         *
         * @param allow false by default
         * @return this
         */
        public Builder allowMissingAudience(boolean allow) {
            values.put(ScalekitKey.ALLOW_MISSING_AUDIENCE, allow);
            return this;
        }

        /**
         * The resource (MCP server) that this application is: adds the issuer {@code <environment>/resources/<id>} and the
         * audience {@code <id>}.
         *
         * @param id {@code res_…}; neither null nor blank
         * @return this
         */
        public Builder resourceId(String id) {
            values.put(ScalekitKey.RESOURCE_ID, id);
            return this;
        }

        /**
         * Adds accepted issuers besides the environment, such as a custom domain.
         *
         * @param issuers {@code iss} values, compared as exact strings, at least one; none null or blank
         * @return this
         */
        public Builder issuers(String... issuers) {
            values.add(ScalekitKey.ISSUERS, Arrays.asList(issuers));
            return this;
        }

        /**
         * Adds accepted organizations. Without a call, tokens of any organization are accepted.
         *
         * @param organizations {@code oid} values, at least one; none null or blank
         * @return this
         */
        public Builder organizations(String... organizations) {
            values.add(ScalekitKey.ORGANIZATIONS, Arrays.asList(organizations));
            return this;
        }

        /**
         * Tolerance for {@code exp}, {@code nbf} and {@code iat}.
         *
         * @param skew zero to ten minutes; 30 seconds by default; not null
         * @return this
         */
        public Builder clockSkew(Duration skew) {
            values.put(ScalekitKey.CLOCK_SKEW, skew);
            return this;
        }

        /**
         * Greatest number of verified tokens that are kept.
         *
         * @param size zero switches the cache off; 10,000 by default
         * @return this
         */
        public Builder tokenCacheSize(int size) {
            values.put(ScalekitKey.TOKEN_CACHE_SIZE, size);
            return this;
        }

        /**
         * Greatest time a verification is reused, below the token's own {@code exp}.
         *
         * @param ttl one second to 24 hours; five minutes by default; not null
         * @return this
         */
        public Builder tokenCacheTtl(Duration ttl) {
            values.put(ScalekitKey.TOKEN_CACHE_TTL, ttl);
            return this;
        }

        /**
         * Age at which the issuer's keys are fetched again in the background.
         *
         * @param interval one minute to one hour; five minutes by default; not null
         * @return this
         */
        public Builder jwksRefreshInterval(Duration interval) {
            values.put(ScalekitKey.JWKS_REFRESH_INTERVAL, interval);
            return this;
        }

        /**
         * How long the last good keys serve while the issuer is down.
         *
         * @param maxStale zero to 24 hours; four hours by default; not null
         * @return this
         */
        public Builder jwksMaxStale(Duration maxStale) {
            values.put(ScalekitKey.JWKS_MAX_STALE, maxStale);
            return this;
        }

        /**
         * Deadline over one whole fetch of the keys.
         *
         * @param timeout a tenth of a second to one minute; five seconds by default; not null
         * @return this
         */
        public Builder jwksTimeout(Duration timeout) {
            values.put(ScalekitKey.JWKS_TIMEOUT, timeout);
            return this;
        }

        /**
         * The clock that {@code exp}, {@code nbf} and {@code iat} are compared with; for tests.
         *
         * @param clock the system's by default; not null
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Makes the verifier. It begins to fetch the keys and does not wait for them: an issuer that is down does not fail
         * this call.
         *
         * @return a new verifier; never null
         * @throws IllegalArgumentException when values are missing, out of range or contradictory; the message names each
         */
        public AccessTokenVerifier build() {
            return open(ConfigurationReader.verifier(values), clock);
        }
    }
}
