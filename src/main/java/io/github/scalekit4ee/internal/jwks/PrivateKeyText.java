package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Reads private RSA keys from PKCS #8 in PEM, a JWK or a JWK Set. No message and no cause holds anything of them. */
final class PrivateKeyText {

    /** RFC 7518 section 6.3 and the members of RFC 7517 section 4 that bind a key; certificates are not looked at. */
    private static final List<String> MEMBERS =
            List.of("kty", "kid", "use", "alg", "n", "e", "d", "p", "q", "dp", "dq", "qi");

    private PrivateKeyText() {}

    /** A key with what its JWK says of it; null where it says nothing. */
    record Entry(@Nullable String kid, @Nullable String algorithm, PrivateKey key) {

        @Override
        public String toString() {
            return "Entry[…]";
        }
    }

    /** @return at least one key */
    static List<Entry> read(byte[] utf8) throws IOException {
        String text = new String(utf8, StandardCharsets.UTF_8).strip();
        if (Pem.isPem(text)) {
            return List.of(new Entry(null, null, Pem.rsaPrivateKey(text)));
        }
        Map<String, @Nullable Object> object = StrictJson.parseObject(text.startsWith("{") ? utf8 : decoded(text));
        List<Entry> entries = new ArrayList<>();
        for (Object jwk : object.get("keys") instanceof List<?> keys ? keys : List.of(object)) {
            Entry entry = jwk instanceof Map<?, ?> members ? entry(members) : null;
            if (entry != null) {
                entries.add(entry);
            }
        }
        if (entries.isEmpty()) {
            throw new IOException("it holds no private RSA key for encryption");
        }
        return List.copyOf(entries);
    }

    private static byte[] decoded(String text) throws IOException {
        byte[] decoded = Pem.base64(text, "the key is neither PEM, nor JSON, nor base64 of JSON");
        Pem.refuseBare(decoded, true);
        return decoded;
    }

    /** Null when the JWK is another kind of key. */
    private static @Nullable Entry entry(Map<?, ?> jwk) {
        Map<String, Object> members = new HashMap<>();
        for (String name : MEMBERS) {
            if (jwk.get(name) instanceof String text) {
                members.put(name, text);
            }
        }
        if (!"RSA".equals(members.get("kty")) || "sig".equals(members.get("use"))) {
            return null;
        }
        try {
            RsaJsonWebKey key = (RsaJsonWebKey) JsonWebKey.Factory.newJwk(members);
            PrivateKey privateKey = key.getPrivateKey();
            return privateKey == null ? null : new Entry(key.getKeyId(), key.getAlgorithm(), privateKey);
        } catch (JoseException e) {
            return null;
        }
    }
}
