package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.TokenCacheConfiguration;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.json.MalformedJsonException;
import io.github.scalekit4ee.internal.json.StrictJson;
import io.github.scalekit4ee.internal.jwks.KeySource;
import io.github.scalekit4ee.internal.jwks.VerificationKey;
import io.github.scalekit4ee.internal.observe.Recorder.Measured;
import io.github.scalekit4ee.internal.token.VerifiedTokenCache.Entry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens by one configuration. Safe for use by many threads.
 *
 * @param <T> what a verified token becomes; the cache keeps it
 */
public final class TokenVerifier<T> {

    /**
     * The greatest age of a logout token since {@code iat}. It says what has just happened: section 2.4 of its specification recommends that it
     * ends within two minutes. Some issuers try again for a while.
     */
    public static final Duration LOGOUT_TOKEN_MAX_AGE = Duration.ofMinutes(10);

    private final TokenPolicies policies;
    private final Clock clock;
    private final Function<VerifiedClaims, T> result;
    private final HeaderMemo headers;
    private final SignatureCheck signatures = new SignatureCheck();
    private final Interner shared = new Interner();
    private final @Nullable TokenDecryption decryption;
    private final @Nullable VerifiedTokenCache<T> cache;

    /**
     * @param keys those of each environment, by its name
     * @param decryptionKeys for encrypted tokens; null where the configuration accepts none
     * @throws ConfigurationException when no security provider has a configured algorithm
     */
    public TokenVerifier(
            VerifierConfiguration configuration,
            Map<String, KeySource> keys,
            @Nullable DecryptionKeys decryptionKeys,
            Clock clock,
            Function<VerifiedClaims, T> result) {
        this(configuration, keys, decryptionKeys, clock, System::nanoTime, result);
    }

    TokenVerifier(
            VerifierConfiguration configuration,
            Map<String, KeySource> keys,
            @Nullable DecryptionKeys decryptionKeys,
            Clock clock,
            LongSupplier nanoTime,
            Function<VerifiedClaims, T> result) {
        this(
                configuration,
                policies(
                        configuration,
                        TokenType.ACCESS,
                        name -> TokenPolicy.of(
                                name, environment(configuration, name), Objects.requireNonNull(keys.get(name)))),
                TokenType.ACCESS,
                decryptionKeys,
                clock,
                nanoTime,
                result);
    }

    private TokenVerifier(
            VerifierConfiguration configuration,
            TokenPolicies policies,
            TokenType type,
            @Nullable DecryptionKeys decryptionKeys,
            Clock clock,
            LongSupplier nanoTime,
            Function<VerifiedClaims, T> result) {
        this.policies = policies;
        this.headers = new HeaderMemo(configuration.environments().size());
        this.clock = clock;
        this.result = result;
        requireAvailable(configuration);
        DecryptionConfiguration encrypted = configuration.decryption();
        this.decryption = encrypted == null
                ? null
                : new TokenDecryption(
                        new EncryptionHeaderRules(encrypted.keyManagementAlgorithms(), type),
                        Objects.requireNonNull(decryptionKeys, "decryptionKeys"));
        this.cache = configuration.tokenCache().size() == 0
                ? null
                : new VerifiedTokenCache<>(
                        configuration.tokenCache(), configuration.environments().keySet(), nanoTime);
    }

    /**
     * For logout tokens (OpenID Connect Back-Channel Logout 1.0) of the same issuers, by the same keys. Nothing is kept: each is used once.
     *
     * @param audiences the client ids that they are for, by the name of the environment
     */
    public static TokenVerifier<VerifiedClaims> ofLogoutTokens(
            VerifierConfiguration configuration,
            Map<String, Set<String>> audiences,
            Map<String, KeySource> keys,
            @Nullable DecryptionKeys decryptionKeys,
            Clock clock) {
        return new TokenVerifier<>(
                new VerifierConfiguration(
                        configuration.environments(),
                        configuration.decryption(),
                        new TokenCacheConfiguration(0, Duration.ZERO)),
                policies(configuration, TokenType.LOGOUT, name -> {
                    EnvironmentConfiguration environment = environment(configuration, name);
                    return TokenPolicy.of(
                            name,
                            environment,
                            Objects.requireNonNull(keys.get(name)),
                            new LogoutClaimRules(environment, audiences.getOrDefault(name, Set.of())));
                }),
                TokenType.LOGOUT,
                decryptionKeys,
                clock,
                System::nanoTime,
                claims -> claims);
    }

    private static TokenPolicies policies(
            VerifierConfiguration configuration, TokenType type, Function<String, TokenPolicy> policy) {
        return new TokenPolicies(
                configuration.environments().keySet().stream().map(policy).toList(), type);
    }

    private static EnvironmentConfiguration environment(VerifierConfiguration configuration, String name) {
        return Objects.requireNonNull(configuration.environments().get(name));
    }

    /**
     * Verifies one token.
     *
     * @param token the compact serialization
     * @throws InvalidTokenException when the token fails a check
     * @throws io.github.scalekit4ee.KeySourceUnavailableException when no key can be had to check it with
     */
    public T verify(String token) {
        return verify(token, null);
    }

    /**
     * Verifies one token.
     *
     * @param measured is told whether the token was known; null where nobody records it
     */
    public T verify(String token, @Nullable Measured measured) {
        if (cache == null || token.length() > CompactToken.MAX_LENGTH) {
            return result.apply(verifyText(token).claims());
        }
        TokenDigest digest = cache.key(token);
        Entry<T> known = cache.find(digest);
        if (known != null) {
            if (known.isCurrent()) {
                if (measured != null) {
                    measured.cached();
                }
                checkLifetime(known);
                return known.value();
            }
            // The key may be gone, or replaced, or the issuer out of reach for too long: only a full check can tell.
            cache.remove(digest);
        }
        Verified verified = verifyText(token);
        VerifiedClaims claims = verified.claims().sharing(shared);
        T value = result.apply(claims);
        cache.put(digest, new Entry<>(value, claims, verified.key(), verified.policy(), verified.lifetime()));
        return value;
    }

    /** Drops the tokens that are kept. */
    public void forget() {
        if (cache != null) {
            cache.clear();
        }
    }

    /**
     * What every check says, also behind the first that fails. For people, and slow: nothing is kept, nothing is taken from the cache.
     *
     * @param token the compact serialization
     */
    public TokenExamination examine(String token) {
        return new Examiner(policies, this::signed, signatures, clock.millis()).examine(token);
    }

    private Verified verifyText(String text) {
        return verifySigned(signed(CompactToken.parse(text)));
    }

    /** A decryption key means that every token is encrypted, and its absence that none is (MicroProfile JWT section 9.2.2). */
    private CompactToken signed(CompactToken token) {
        if (decryption != null) {
            if (!token.isEncrypted()) {
                throw new InvalidTokenException(Reason.ENCRYPTION, "the token is not encrypted");
            }
            token = CompactToken.parse(decryption.decrypt(token));
        }
        if (token.isEncrypted()) {
            throw new InvalidTokenException(Reason.ENCRYPTION, "encrypted tokens are not accepted");
        }
        return token;
    }

    private Verified verifySigned(CompactToken token) {
        JoseHeader known = headers.find(token.ascii(), token.headerLength());
        JoseHeader header = known != null ? known : policies.screen(token.decodeHeader());
        Claims claims = parseClaims(token.decodePayload());
        byte[] signature = token.decodeSignature();
        TokenPolicy policy = policies.of(claims);
        policy.check(header);
        Lifetime lifetime = policy.claims().screen(claims);
        lifetime.check(clock.millis());
        VerificationKey key = policy.keys().find(header.kid(), header.algorithm());
        if (key == null) {
            throw policy.unknownKeys().refusal(claims);
        }
        signatures.verify(token, signature, header, key);
        if (known == null) {
            headers.add(token.ascii(), token.headerLength(), header);
        }
        VerifiedClaims verified = new VerifiedClaims(policy.environment(), check(claims, policy), claims.members());
        return new Verified(verified, key, policy, lifetime);
    }

    /** The signature was good, so whose token it is may be told. */
    private static String check(Claims claims, TokenPolicy policy) {
        try {
            return policy.claims().check(claims);
        } catch (InvalidTokenException e) {
            throw ofClient(e, claims.value("client_id"));
        }
    }

    private void checkLifetime(Entry<T> known) {
        try {
            known.lifetime().check(clock.millis());
        } catch (InvalidTokenException e) {
            throw ofClient(e, known.value() instanceof VerifiedAccessToken token ? token.clientId() : null);
        }
    }

    private static InvalidTokenException ofClient(InvalidTokenException e, @Nullable Object clientId) {
        return new InvalidTokenException(e.reason(), e.getMessage(), clientId instanceof String text ? text : null);
    }

    private record Verified(VerifiedClaims claims, VerificationKey key, TokenPolicy policy, Lifetime lifetime) {}

    static Claims parseClaims(byte[] json) {
        try {
            return new Claims(StrictJson.parseObject(json));
        } catch (MalformedJsonException e) {
            throw new InvalidTokenException(Reason.MALFORMED, "the payload is " + e.getMessage());
        }
    }

    private static void requireAvailable(VerifierConfiguration configuration) {
        List<String> problems = new ArrayList<>();
        configuration.environments().forEach((name, environment) -> environment.signatureAlgorithms().stream()
                .filter(algorithm -> SignatureAlgorithm.named(algorithm)
                        .filter(SignatureAlgorithm::isAvailable)
                        .isEmpty())
                .forEach(algorithm -> problems.add(algorithmsKey(name) + ": no installed security provider verifies "
                        + algorithm + ". Use RS256 or ES256.")));
        DecryptionConfiguration encrypted = configuration.decryption();
        if (encrypted != null && !encrypted.keyManagementAlgorithms().stream().allMatch(TokenDecryption::isSupported)) {
            problems.add(
                    "mp.jwt.decrypt.key.algorithm (MP_JWT_DECRYPT_KEY_ALGORITHM): not an algorithm that is supported."
                            + " Use RSA-OAEP or RSA-OAEP-256, or leave it out to accept both.");
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static String algorithmsKey(String environment) {
        return environment.isEmpty()
                ? "mp.jwt.verify.publickey.algorithm (MP_JWT_VERIFY_PUBLICKEY_ALGORITHM)"
                : "scalekit.environments." + environment + ".signature-algorithms";
    }
}
