package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the forms of a key that MicroProfile JWT 2.1 section 9.2 lists: PEM, JWK, JWK Set, and the latter two in base64. */
final class KeyText {

    private final JwkReader jwks;
    private final JwkSetParser sets;
    private final KeyRules rules;

    KeyText(JwkReader jwks, KeyRules rules) {
        this.jwks = jwks;
        this.sets = new JwkSetParser(jwks);
        this.rules = rules;
    }

    /**
     * @return at least one key
     * @throws IOException when the text is none of the forms, or no key in it is usable; the message holds nothing of it
     */
    List<VerificationKey> read(byte[] utf8) throws IOException {
        String text = new String(utf8, StandardCharsets.UTF_8).strip();
        if (Pem.isPem(text)) {
            PublicKey key = Pem.publicKey(text);
            return rules.algorithmsOf(key, null).stream()
                    .map(algorithm -> new VerificationKey(null, algorithm, key))
                    .toList();
        }
        if (text.startsWith("{")) {
            return json(utf8);
        }
        if (text.isEmpty()) {
            throw new IOException("it is empty");
        }
        byte[] decoded = Pem.base64(text, "the key is neither PEM, nor JSON, nor base64 of JSON");
        Pem.refuseBare(decoded, false);
        return json(decoded);
    }

    private List<VerificationKey> json(byte[] utf8) throws IOException {
        Map<String, @Nullable Object> object = StrictJson.parseObject(utf8);
        return object.containsKey("keys") ? sets.parse(object) : jwks.read(object);
    }
}
