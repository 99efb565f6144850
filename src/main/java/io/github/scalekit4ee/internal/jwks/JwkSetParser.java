package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.json.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads a JWK Set and keeps the keys that may verify access tokens. One bad key does not spoil the others. */
final class JwkSetParser {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.jwks");

    private static final int MAX_KEYS = 100;
    private static final int MAX_REASONS = 3;

    private final JwkReader reader;
    private final AtomicReference<String> lastReport = new AtomicReference<>("");

    JwkSetParser(JwkReader reader) {
        this.reader = reader;
    }

    /**
     * @return at least one key; each {@code kid} at most once for an algorithm
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
        List<String> leftOut = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            try {
                add(keys, read(members.get(i)));
            } catch (UnusableKeyException e) {
                leftOut.add("key " + (i + 1) + ": " + e.getMessage());
            }
        }
        if (keys.isEmpty()) {
            throw new IOException(
                    "none of its " + members.size() + " keys can verify access tokens: " + summary(leftOut));
        }
        report(members.size(), leftOut);
        return keys;
    }

    @SuppressWarnings("unchecked") // a JSON object's members have string names
    private List<VerificationKey> read(@Nullable Object member) throws UnusableKeyException {
        if (!(member instanceof Map<?, ?> jwk)) {
            throw new UnusableKeyException("it is not a JSON object");
        }
        return reader.read((Map<String, @Nullable Object>) jwk);
    }

    /**
     * Of two keys for one {@code kid} and algorithm the first stays: RFC 7517 section 4.5 leaves the choice open, the tokens of
     * one of them go on being accepted, and the issuer's word is behind both. Keys for different algorithms may share a
     * {@code kid}.
     */
    private static void add(List<VerificationKey> keys, List<VerificationKey> added) throws UnusableKeyException {
        for (VerificationKey key : added) {
            for (VerificationKey earlier : keys) {
                if (key.kid() != null
                        && key.kid().equals(earlier.kid())
                        && key.algorithm().equals(earlier.algorithm())) {
                    throw new UnusableKeyException("an earlier key has the same kid");
                }
            }
        }
        keys.addAll(added);
    }

    /** Once, not at every refresh. It names a key by its place, since a {@code kid} is the issuer's text. */
    private void report(int all, List<String> leftOut) {
        String report = leftOut.isEmpty()
                ? ""
                : leftOut.size() + " of the " + all + " keys of the JWK Set are left out: " + summary(leftOut);
        if (!report.equals(lastReport.getAndSet(report)) && !report.isEmpty()) {
            LOG.info(report);
        }
    }

    private static String summary(List<String> reasons) {
        String first = String.join("; ", reasons.subList(0, Math.min(reasons.size(), MAX_REASONS)));
        return reasons.size() > MAX_REASONS ? first + "; …" : first;
    }
}
