package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the forms of a key that MicroProfile JWT 2.1 section 9.2 lists: PEM, JWK, JWK Set, and the latter two in base64. */
final class KeyText {

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private final JwkReader jwks;
    private final KeyRules rules;
    private final boolean elliptic;

    /** @param elliptic whether the configured algorithm is ES256, which a PEM text does not say */
    KeyText(JwkReader jwks, KeyRules rules, boolean elliptic) {
        this.jwks = jwks;
        this.rules = rules;
        this.elliptic = elliptic;
    }

    /**
     * @return at least one key
     * @throws IOException when the text is none of the forms, or no key in it is usable; the message holds nothing of it
     */
    List<VerificationKey> read(String text) throws IOException {
        String stripped = text.strip();
        if (stripped.contains("-----BEGIN")) {
            return List.of(pem(stripped));
        }
        return json(stripped.startsWith("{") ? stripped : new String(base64(stripped), StandardCharsets.UTF_8));
    }

    private List<VerificationKey> json(String text) throws IOException {
        Map<String, @Nullable Object> object = StrictJson.parseObject(text.getBytes(StandardCharsets.UTF_8));
        return object.containsKey("keys") ? new JwkSetParser(jwks).parse(object) : List.of(jwks.read(object));
    }

    private VerificationKey pem(String text) throws IOException {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("the PEM text is not a PUBLIC KEY (RFC 7468 section 13)");
        }
        byte[] der = base64(text.substring(begin + BEGIN.length(), end).replaceAll("\\s", ""));
        try {
            var key = KeyFactory.getInstance(elliptic ? "EC" : "RSA").generatePublic(new X509EncodedKeySpec(der));
            return new VerificationKey(null, rules.algorithmOf(key, null), key);
        } catch (GeneralSecurityException e) {
            throw new IOException("the PEM text holds no " + (elliptic ? "EC" : "RSA") + " key", e);
        }
    }

    /** Either alphabet, padded or not: the specification says base64url, its own tests use the other one. */
    private static byte[] base64(String text) throws IOException {
        String url = text.replace('+', '-').replace('/', '_').replace("=", "");
        try {
            return Base64.getUrlDecoder().decode(url);
        } catch (IllegalArgumentException e) {
            throw new IOException("the key is neither PEM, nor JSON, nor base64 of JSON", e);
        }
    }
}
