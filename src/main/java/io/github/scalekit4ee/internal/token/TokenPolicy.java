package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.jwks.KeySource;
import java.util.Set;

/**
 * What the tokens of one environment have to meet, and the keys that sign them.
 *
 * @param environment its name; {@code ""} for the unnamed one
 * @param issuers the {@code iss} values of its tokens; empty: any (MicroProfile JWT 2.1 section 9.2.1)
 * @param algorithms accepted {@code alg} values: the verifier's choice, never the token's (RFC 8725 section 3.1)
 * @param kidRequired whether a token has to name its key
 * @param claims what the claims have to say
 * @param keys the keys of this environment and no other
 * @param unknownKeys what is said where none of them fits
 */
record TokenPolicy(
        String environment,
        Set<String> issuers,
        Set<String> algorithms,
        boolean kidRequired,
        ClaimRules claims,
        KeySource keys,
        UnknownKeys unknownKeys) {

    static TokenPolicy of(String environment, EnvironmentConfiguration configuration, KeySource keys) {
        boolean microProfile = configuration.profile() == Profile.MICROPROFILE;
        return of(
                environment,
                configuration,
                keys,
                microProfile ? new MicroProfileClaimRules(configuration) : new ScalekitClaimRules(configuration));
    }

    /** With the claim rules of another kind of token. */
    static TokenPolicy of(
            String environment, EnvironmentConfiguration configuration, KeySource keys, ClaimRules claims) {
        return new TokenPolicy(
                environment,
                configuration.issuers(),
                configuration.signatureAlgorithms(),
                configuration.profile() == Profile.SCALEKIT,
                claims,
                keys,
                UnknownKeys.of(environment, configuration));
    }

    /** @param header one that the policies have screened */
    void check(JoseHeader header) {
        if (!algorithms.contains(header.algorithm())) {
            throw HeaderRules.algorithmRefused();
        }
        if (kidRequired && header.kid() == null) {
            throw new InvalidTokenException(Reason.UNKNOWN_KEY, "kid is missing");
        }
    }
}
