package io.github.scalekit4ee.internal.config;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an access token is verified.
 *
 * @param profile the rules beyond RFC 7519
 * @param issuers accepted {@code iss} values, compared as exact strings; empty only in the MicroProfile profile, where it
 *     means any issuer
 * @param audiences accepted {@code aud} values, of which a token must carry one; empty: {@code aud} is not compared
 * @param allowMissingAudience whether an organisation's machine token ({@code sub} equals {@code client_id}) may lack
 *     {@code aud}
 * @param organizations accepted {@code oid} values; empty: any
 * @param clockSkew tolerance for {@code exp}, {@code nbf} and {@code iat}; zero to ten minutes
 * @param maxTokenAge greatest age since {@code iat} ({@code mp.jwt.verify.token.age}); null: no limit
 * @param signatureAlgorithms accepted {@code alg} values of a signature (RFC 7518 section 3.1)
 * @param verificationKeys where the issuer's keys come from
 * @param decryption how encrypted tokens are decrypted; null: encrypted tokens are refused
 * @param tokenCache bounds of the cache of verified tokens
 */
public record VerifierConfiguration(
        Profile profile,
        Set<String> issuers,
        Set<String> audiences,
        boolean allowMissingAudience,
        Set<String> organizations,
        Duration clockSkew,
        @Nullable Duration maxTokenAge,
        Set<String> signatureAlgorithms,
        VerificationKeys verificationKeys,
        @Nullable DecryptionConfiguration decryption,
        TokenCacheConfiguration tokenCache) {

    public VerifierConfiguration {
        issuers = Set.copyOf(issuers);
        audiences = Set.copyOf(audiences);
        organizations = Set.copyOf(organizations);
        signatureAlgorithms = Set.copyOf(signatureAlgorithms);
    }
}
