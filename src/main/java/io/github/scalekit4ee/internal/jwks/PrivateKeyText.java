package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.json.StrictJson;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the forms of a private key that MicroProfile JWT 2.1 section 9.2.2 lists: PEM with PKCS #8, JWK, JWK Set. No message
 * holds anything of the key.
 */
final class PrivateKeyText {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** RFC 7518 section 4.3. */
    private static final int SMALLEST_RSA_BITS = 2048;

    private PrivateKeyText() {}

    /** @return at least one key */
    static List<DecryptionKey> read(String text) throws IOException {
        String stripped = text.strip();
        if (!stripped.startsWith("{")) {
            return List.of(new DecryptionKey(null, null, pem(stripped)));
        }
        Map<String, @Nullable Object> object = StrictJson.parseObject(stripped.getBytes(StandardCharsets.UTF_8));
        if (!(object.get("keys") instanceof List<?> members)) {
            return List.of(jwk(object));
        }
        List<DecryptionKey> keys = new ArrayList<>();
        for (Object member : members) {
            // A set may hold keys for other purposes.
            if (member instanceof Map<?, ?> jwk
                    && "RSA".equals(jwk.get("kty"))
                    && jwk.containsKey("d")
                    && isForUs(jwk)) {
                keys.add(jwk(jwk));
            }
        }
        if (keys.isEmpty()) {
            throw new UnusableKeyException("the JWK Set holds no private RSA key for decryption");
        }
        return keys;
    }

    private static DecryptionKey jwk(Map<?, ?> jwk) throws UnusableKeyException {
        if (!"RSA".equals(jwk.get("kty")) || !isForUs(jwk)) {
            throw new UnusableKeyException("the JWK is not an RSA key for decryption (use enc, RFC 7517 section 4.2)");
        }
        RSAPrivateKeySpec numbers = new RSAPrivateKeySpec(number(jwk, "n"), number(jwk, "d"));
        try {
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(numbers);
            return new DecryptionKey(text(jwk, "kid"), text(jwk, "alg"), strong(key));
        } catch (GeneralSecurityException e) {
            throw new UnusableKeyException("the JWK is not a private RSA key");
        }
    }

    private static boolean isForUs(Map<?, ?> jwk) {
        return !jwk.containsKey("use") || "enc".equals(jwk.get("use"));
    }

    private static PrivateKey pem(String text) throws IOException {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new UnusableKeyException("there is neither JSON nor a PEM text PRIVATE KEY (RFC 7468 section 10)");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            return strong(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableKeyException("the PEM text holds no RSA key");
        }
    }

    private static PrivateKey strong(PrivateKey key) throws UnusableKeyException {
        if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() < SMALLEST_RSA_BITS) {
            throw new UnusableKeyException("the key has fewer than 2048 bits (RFC 7518 section 4.3)");
        }
        return key;
    }

    private static BigInteger number(Map<?, ?> jwk, String member) throws UnusableKeyException {
        try {
            if (jwk.get(member) instanceof String base64url) {
                return new BigInteger(1, Base64.getUrlDecoder().decode(base64url));
            }
        } catch (IllegalArgumentException e) {
            // Told below: the cause's message could hold a part of the key.
        }
        throw new UnusableKeyException("the JWK's " + member + " is missing or not base64url");
    }

    private static @Nullable String text(Map<?, ?> jwk, String member) {
        return jwk.get(member) instanceof String text ? text : null;
    }
}
