package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.json.MalformedJsonException;
import io.github.scalekit4ee.internal.json.StrictJson;
import io.github.scalekit4ee.internal.jwks.KeySource;
import io.github.scalekit4ee.internal.jwks.VerificationKey;
import io.github.scalekit4ee.internal.token.VerifiedTokenCache.Entry;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens by one configuration. Safe for use by many threads.
 *
 * @param <T> what a verified token becomes; the cache keeps it
 */
public final class TokenVerifier<T> {

    private final KeySource keys;
    private final Clock clock;
    private final Function<VerifiedClaims, T> result;
    private final HeaderRules headerRules;
    private final ClaimRules claimRules;
    private final HeaderMemo headers = new HeaderMemo();
    private final SharedValues shared = new SharedValues();
    private final @Nullable VerifiedTokenCache<T> cache;

    /** @throws ConfigurationException when no security provider has a configured algorithm */
    public TokenVerifier(
            VerifierConfiguration configuration, KeySource keys, Clock clock, Function<VerifiedClaims, T> result) {
        this(configuration, keys, clock, System::nanoTime, result);
    }

    TokenVerifier(
            VerifierConfiguration configuration,
            KeySource keys,
            Clock clock,
            LongSupplier nanoTime,
            Function<VerifiedClaims, T> result) {
        this.keys = keys;
        this.clock = clock;
        this.result = result;
        requireAvailable(configuration);
        boolean scalekit = configuration.profile() == Profile.SCALEKIT;
        this.headerRules = new HeaderRules(configuration.signatureAlgorithms(), scalekit);
        this.claimRules = scalekit ? new ScalekitClaimRules(configuration) : new MicroProfileClaimRules(configuration);
        this.cache = configuration.tokenCache().size() == 0
                ? null
                : new VerifiedTokenCache<>(configuration.tokenCache(), nanoTime);
    }

    /**
     * Verifies one token.
     *
     * @param token the compact serialization
     * @throws InvalidTokenException when the token fails a check
     * @throws io.github.scalekit4ee.KeySourceUnavailableException when no key can be had to check it with
     */
    public T verify(String token) {
        TokenDigest digest = cache == null ? null : TokenDigest.of(token);
        if (cache == null || digest == null) {
            return result.apply(verifySigned(CompactToken.parse(token)).claims());
        }
        Entry<T> known = cache.find(digest);
        if (known != null) {
            if (keys.isCurrent(known.key())) {
                known.lifetime().check(clock.millis());
                return known.value();
            }
            // The key may be gone, or replaced, or the issuer out of reach for too long: only a full check can tell.
            cache.remove(digest);
        }
        Verified verified = verifySigned(CompactToken.parse(token));
        T value = result.apply(verified.claims().sharing(shared));
        cache.put(digest, new Entry<>(value, verified.key(), verified.lifetime()));
        return value;
    }

    private Verified verifySigned(CompactToken token) {
        if (token.isEncrypted()) {
            throw new InvalidTokenException(Reason.ENCRYPTION, "encrypted tokens are not accepted");
        }
        JoseHeader known = headers.find(token.ascii(), token.headerLength());
        JoseHeader header = known != null ? known : headerRules.check(token.decodeHeader());
        Claims claims = parseClaims(token.decodePayload());
        byte[] signature = token.decodeSignature();
        Lifetime lifetime = claimRules.screen(claims);
        lifetime.check(clock.millis());
        VerificationKey key = keys.find(header.kid(), header.algorithm());
        if (key == null) {
            throw new InvalidTokenException(Reason.UNKNOWN_KEY, "no key of the issuer fits the token");
        }
        SignatureCheck.verify(token, signature, header, key);
        if (known == null) {
            headers.add(token.ascii(), token.headerLength(), header);
        }
        return new Verified(new VerifiedClaims(claimRules.check(claims), claims.members()), key, lifetime);
    }

    private record Verified(VerifiedClaims claims, VerificationKey key, Lifetime lifetime) {}

    private static Claims parseClaims(byte[] json) {
        try {
            return new Claims(StrictJson.parseObject(json));
        } catch (MalformedJsonException e) {
            throw new InvalidTokenException(Reason.MALFORMED, "the payload is " + e.getMessage());
        }
    }

    private static void requireAvailable(VerifierConfiguration configuration) {
        List<String> problems = configuration.signatureAlgorithms().stream()
                .filter(alg -> SignatureAlgorithm.named(alg)
                        .filter(SignatureAlgorithm::isAvailable)
                        .isEmpty())
                .map(alg ->
                        "mp.jwt.verify.publickey.algorithm (MP_JWT_VERIFY_PUBLICKEY_ALGORITHM): no installed security"
                                + " provider verifies " + alg + ". Use RS256 or ES256.")
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }
}
