package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.json.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads a JWK Set and keeps the keys that may verify access tokens. One bad key does not spoil the others. */
final class JwkSetParser {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.jwks");

    private static final int MAX_KEYS = 100;

    private final JwkReader reader;

    JwkSetParser(JwkReader reader) {
        this.reader = reader;
    }

    /**
     * @return at least one key, each {@code kid} at most once
     * @throws IOException when there is no usable key; the message says why
     */
    List<VerificationKey> parse(byte[] utf8) throws IOException {
        return parse(StrictJson.parseObject(utf8));
    }

    List<VerificationKey> parse(Map<String, @Nullable Object> set) throws IOException {
        if (!(set.get("keys") instanceof List<?> members) || members.isEmpty()) {
            throw new IOException("it has no member keys with at least one key (RFC 7517 section 5)");
        }
        if (members.size() > MAX_KEYS) {
            throw new IOException("it has more than " + MAX_KEYS + " keys");
        }
        List<VerificationKey> keys = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            read(members.get(i), i, keys);
        }
        if (keys.isEmpty()) {
            throw new IOException("none of its " + members.size() + " keys can verify access tokens");
        }
        return keys;
    }

    @SuppressWarnings("unchecked") // a JSON object's members have string names
    private void read(@Nullable Object member, int index, List<VerificationKey> keys) {
        try {
            if (!(member instanceof Map<?, ?> jwk)) {
                throw new UnusableKeyException("it is not a JSON object");
            }
            VerificationKey key = reader.read((Map<String, @Nullable Object>) jwk);
            if (keys.stream().anyMatch(other -> key.kid() != null && key.kid().equals(other.kid()))) {
                // Which of the two a token means could not be told (RFC 7517 section 4.5).
                throw new UnusableKeyException("an earlier key has the same kid");
            }
            keys.add(key);
        } catch (UnusableKeyException e) {
            LOG.fine(() -> "Key " + (index + 1) + " of the JWK Set is left out: " + e.getMessage());
        }
    }
}
