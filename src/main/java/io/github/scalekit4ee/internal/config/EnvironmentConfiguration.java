package io.github.scalekit4ee.internal.config;

import io.github.scalekit4ee.internal.config.VerificationKeys.JwkSetEndpoint;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the access tokens of one environment are verified.
 *
 * @param profile the rules beyond RFC 7519
 * @param issuers accepted {@code iss} values, compared as exact strings; empty only in the MicroProfile profile, where it
 *     means any issuer
 * @param audiences accepted {@code aud} values, of which a token must carry one; empty: in the MicroProfile profile
 *     {@code aud} is not compared, in the others a token that carries {@code aud} is refused (RFC 7519 section 4.1.3)
 * @param allowMissingAudience whether a machine's token ({@code sub} equals {@code client_id}) may lack {@code aud}
 * @param organizations accepted {@code oid} values; empty: any
 * @param clockSkew tolerance for {@code exp}, {@code nbf} and {@code iat}; zero to ten minutes
 * @param maxTokenAge greatest age since {@code iat} ({@code mp.jwt.verify.token.age}); null: no limit
 * @param signatureAlgorithms accepted {@code alg} values of a signature (RFC 7518 section 3.1)
 * @param verificationKeys where the issuer's keys come from
 */
public record EnvironmentConfiguration(
        Profile profile,
        Set<String> issuers,
        Set<String> audiences,
        boolean allowMissingAudience,
        Set<String> organizations,
        Duration clockSkew,
        @Nullable Duration maxTokenAge,
        Set<String> signatureAlgorithms,
        VerificationKeys verificationKeys) {

    private static final String KEYS = "/keys";

    public EnvironmentConfiguration {
        issuers = Set.copyOf(issuers);
        audiences = Set.copyOf(audiences);
        organizations = Set.copyOf(organizations);
        signatureAlgorithms = Set.copyOf(signatureAlgorithms);
    }

    /** The Scalekit environment; null where the issuer is another one. */
    public @Nullable URI environmentUrl() {
        if (profile != Profile.SCALEKIT || !(verificationKeys instanceof JwkSetEndpoint endpoint)) {
            return null;
        }
        String keys = endpoint.uri().toString();
        return URI.create(keys.substring(0, keys.length() - KEYS.length()));
    }
}
