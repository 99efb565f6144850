package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Proof Key for Code Exchange (RFC 7636), with the method S256 only. */
final class Pkce {
    static final String METHOD = "S256";

    private Pkce() {}

    static void checkChallenge(String challenge) throws OAuthError {
        if (!challenge.matches("[A-Za-z0-9_-]{43}")) {
            throw OAuthError.invalidRequest("code_challenge is no SHA-256 in base64url, which has 43 characters.");
        }
    }

    static void checkVerifier(String verifier, String challenge) throws OAuthError {
        if (!verifier.matches("[A-Za-z0-9._~-]{43,128}")) {
            throw OAuthError.invalidGrant("code_verifier has 43 to 128 characters of A-Z, a-z, 0-9, -, ., _ and ~.");
        }
        if (!CompactJws.base64Url(sha256(verifier)).equals(challenge)) {
            throw OAuthError.invalidGrant("code_verifier does not belong to the code_challenge.");
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
