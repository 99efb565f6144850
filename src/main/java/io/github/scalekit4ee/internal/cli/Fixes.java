package io.github.scalekit4ee.internal.cli;

import io.github.scalekit4ee.InvalidTokenException.Reason;

/** What to do about a refused token. */
final class Fixes {

    private Fixes() {}

    static String of(Reason reason) {
        return switch (reason) {
            case MALFORMED ->
                "Send the access token as the token endpoint gave it, whole and without anything around it.";
            case ALGORITHM ->
                "Accepted algorithms are those of mp.jwt.verify.publickey.algorithm; Scalekit signs with RS256.";
            case TYPE, NOT_AN_ACCESS_TOKEN -> "Send the access token, not an ID token or another one.";
            case CRITICAL_HEADER -> "Have the issuer leave out crit, b64 and zip.";
            case UNKNOWN_KEY ->
                "Check that scalekit.environment-url names the environment that issued the token; if its key is an old one, get a new token.";
            case SIGNATURE -> "Get a new token: this one was changed on the way, or is a forgery.";
            case ENCRYPTION -> "Compare mp.jwt.decrypt.key.location with what the issuer encrypts.";
            case ISSUER ->
                "Set scalekit.environment-url to the environment that issued the token, or scalekit.issuers to its iss.";
            case AUDIENCE ->
                "Set scalekit.audiences to an aud of the token, or register the application's audience for the client in Scalekit;"
                        + " for machine tokens without aud there is scalekit.allow-missing-audience.";
            case EXPIRED -> "Get a new token. If it is new, compare the clocks: java -jar scalekit4ee.jar doctor.";
            case NOT_YET_VALID -> "Compare the clocks: java -jar scalekit4ee.jar doctor.";
            case ORGANIZATION -> "Add the token's organization to scalekit.organizations, if it is to be let in.";
            case CLAIM -> "Have the issuer write the claim as RFC 7519 and RFC 9068 have it.";
            case SENDER_CONSTRAINED -> "Have the issuer give a bearer token, without DPoP or mutual TLS.";
            case REVOKED -> "Get a new token, if its bearer may still have one.";
            case TOKEN_CHECK -> "Ask whoever wrote the application's own check.";
        };
    }
}
