package io.github.scalekit4ee.internal.config;

import java.net.URI;

/** Where the issuer's verification keys come from. */
public sealed interface VerificationKeys {

    /** A JWK Set (RFC 7517 section 5) that is fetched, cached and refreshed: Scalekit's {@code /keys}. */
    record JwkSetEndpoint(URI uri, JwksConfiguration jwks) implements VerificationKeys {}

    /** The key itself ({@code mp.jwt.verify.publickey}): PEM, JWK, JWK Set, or one of the latter in base64url. */
    record Inline(String text) implements VerificationKeys {

        @Override
        public String toString() {
            return "Inline[" + text.length() + " characters]";
        }
    }

    /**
     * A place that holds the key ({@code mp.jwt.verify.publickey.location}): a class path resource, a file, or a URL that
     * the application itself may serve, so it is opened at first use.
     */
    record Location(String location, JwksConfiguration jwks) implements VerificationKeys {}
}
