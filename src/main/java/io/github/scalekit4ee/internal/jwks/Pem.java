package io.github.scalekit4ee.internal.jwks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The textual encodings of RFC 7468 that MicroProfile JWT names. Messages hold nothing of the text. */
final class Pem {

    private static final String PUBLIC_KEY = "PUBLIC KEY";
    private static final String PRIVATE_KEY = "PRIVATE KEY";

    /** First byte of an encoded key (X.690 section 8.9); a JSON text begins with none. */
    private static final byte DER_SEQUENCE = 0x30;

    private Pem() {}

    static boolean isPem(String text) {
        return text.contains("-----BEGIN ");
    }

    /** An RSA or EC key; the label is the same for both (RFC 7468 section 13). */
    static PublicKey publicKey(String text) throws IOException {
        X509EncodedKeySpec encoded = new X509EncodedKeySpec(content(text, PUBLIC_KEY));
        try {
            return rsaOrEc(encoded);
        } catch (GeneralSecurityException e) {
            throw new IOException("the PEM text holds neither an RSA nor an EC public key", e);
        }
    }

    /** An RSA key in PKCS #8 (RFC 7468 section 10). */
    static PrivateKey rsaPrivateKey(String text) throws IOException {
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(content(text, PRIVATE_KEY));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(encoded);
        } catch (GeneralSecurityException e) {
            throw new IOException("the PEM text holds no RSA private key"); // the cause may hold a part of the key
        }
    }

    private static PublicKey rsaOrEc(X509EncodedKeySpec encoded)
            throws NoSuchAlgorithmException, InvalidKeySpecException {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(encoded);
        } catch (InvalidKeySpecException notRsa) {
            return KeyFactory.getInstance("EC").generatePublic(encoded);
        }
    }

    private static byte[] content(String text, String label) throws IOException {
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from + begin.length()) {
            throw new IOException("the PEM text has no part " + label + otherPart(text));
        }
        if (text.indexOf('\\') >= 0) {
            throw new IOException(
                    "the PEM text has a backslash with a letter in place of each line break. Put line breaks there,"
                            + " or nothing: it may stand in one line");
        }
        return base64(text.substring(from + begin.length(), to), "the PEM text is not base64");
    }

    /** How to make of it what is wanted, where that can be done. */
    private static String otherPart(String text) {
        if (text.contains("-----BEGIN CERTIFICATE-----")) {
            return " but a certificate. Take the key out: openssl x509 -pubkey -noout -in FILE";
        }
        if (text.contains("-----BEGIN RSA PUBLIC KEY-----")) {
            return " but one of PKCS #1. Convert it: openssl rsa -RSAPublicKey_in -pubout -in FILE";
        }
        if (text.contains("-----BEGIN RSA PRIVATE KEY-----")) {
            return " but one of PKCS #1. Convert it: openssl pkcs8 -topk8 -nocrypt -in FILE";
        }
        return text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")
                ? " but an encrypted one. Decrypt it: openssl pkcs8 -in FILE"
                : "";
    }

    /**
     * Looks at what was found in base64 where a JWK may be, for what people paste there instead.
     *
     * @throws IOException where it is a key without PEM's lines around it, or a PEM text that was encoded once more
     */
    static void refuseBare(byte[] decoded, boolean isPrivate) throws IOException {
        if (decoded.length > 0 && decoded[0] == DER_SEQUENCE) {
            String label = isPrivate ? PRIVATE_KEY : PUBLIC_KEY;
            throw new IOException("the key is base64 without the lines of PEM around it. Put -----BEGIN " + label
                    + "----- before it and -----END " + label + "----- after it");
        }
        if (isPem(new String(decoded, StandardCharsets.ISO_8859_1))) {
            throw new IOException("the key is the base64 of a PEM text. Decode it once, and give the PEM text itself");
        }
    }

    /** Either alphabet, padded or not, with line breaks: the specification says base64url, its own tests use the other one. */
    static byte[] base64(String text, String problem) throws IOException {
        String plain = text.replaceAll("\\s", "")
                .replaceAll("=+$", "")
                .replace('-', '+')
                .replace('_', '/');
        try {
            return Base64.getDecoder().decode(plain);
        } catch (IllegalArgumentException e) {
            throw new IOException(problem); // the cause names a character of the text
        }
    }
}
