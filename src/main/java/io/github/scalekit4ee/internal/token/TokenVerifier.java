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
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

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

    /** @throws ConfigurationException when no security provider has a configured algorithm */
    public TokenVerifier(
            VerifierConfiguration configuration, KeySource keys, Clock clock, Function<VerifiedClaims, T> result) {
        this.keys = keys;
        this.clock = clock;
        this.result = result;
        requireAvailable(configuration);
        boolean scalekit = configuration.profile() == Profile.SCALEKIT;
        this.headerRules = new HeaderRules(configuration.signatureAlgorithms(), scalekit);
        this.claimRules = scalekit ? new ScalekitClaimRules(configuration) : new MicroProfileClaimRules(configuration);
    }

    /**
     * Verifies one token.
     *
     * @param token the compact serialization
     * @throws InvalidTokenException when the token fails a check
     * @throws io.github.scalekit4ee.KeySourceUnavailableException when no key can be had to check it with
     */
    public T verify(String token) {
        return result.apply(verifySigned(CompactToken.parse(token)));
    }

    private VerifiedClaims verifySigned(CompactToken token) {
        if (token.isEncrypted()) {
            throw new InvalidTokenException(Reason.ENCRYPTION, "encrypted tokens are not accepted");
        }
        JoseHeader header = headerRules.check(token.decodeHeader());
        Claims claims = parseClaims(token.decodePayload());
        claimRules.screen(claims).check(clock.millis());
        VerificationKey key = keys.find(header.kid(), header.algorithm());
        if (key == null) {
            throw new InvalidTokenException(Reason.UNKNOWN_KEY, "no key of the issuer fits the token");
        }
        SignatureCheck.verify(token, header, key);
        return new VerifiedClaims(claimRules.check(claims), claims.members());
    }

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
