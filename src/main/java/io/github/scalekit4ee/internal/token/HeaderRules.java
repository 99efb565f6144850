package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.json.MalformedJsonException;
import io.github.scalekit4ee.internal.json.StrictJson;
import io.github.scalekit4ee.internal.jwks.KeyId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a JWS header (RFC 7515 section 4.1, RFC 8725 section 3) before any key is looked up. */
final class HeaderRules {

    private final Set<String> algorithms;
    private final List<NamedRule<Map<String, @Nullable Object>>> rules;

    /** Those of access tokens. */
    HeaderRules(Set<String> algorithms) {
        this(algorithms, TokenType.ACCESS);
    }

    HeaderRules(Set<String> algorithms, TokenType type) {
        this.algorithms = Set.copyOf(algorithms);
        this.rules = List.of(
                new NamedRule<>("alg", "an accepted algorithm", this::algorithm),
                new NamedRule<>("typ", "that of the kind of token, if there is one", type::check),
                new NamedRule<>("crit", "no extension is asked for", HeaderRules::refuseExtensions),
                new NamedRule<>("kid", "plain text, if there is one", HeaderRules::kid));
    }

    JoseHeader check(byte[] json) {
        Map<String, @Nullable Object> header = parse(json);
        for (NamedRule<Map<String, @Nullable Object>> rule : rules) {
            rule.check(header);
        }
        return read(header);
    }

    /** What {@link #check} checks of a header that can be parsed. */
    List<NamedRule<Map<String, @Nullable Object>>> rules() {
        return rules;
    }

    /** What is needed of a header to find the key. */
    JoseHeader read(Map<String, @Nullable Object> header) {
        return new JoseHeader(algorithm(header), kid(header));
    }

    private String algorithm(Map<String, @Nullable Object> header) {
        if (header.get("alg") instanceof String algorithm && algorithms.contains(algorithm)) {
            return algorithm;
        }
        throw algorithmRefused();
    }

    static InvalidTokenException algorithmRefused() {
        return new InvalidTokenException(Reason.ALGORITHM, "alg is not an accepted algorithm");
    }

    static Map<String, @Nullable Object> parse(byte[] json) {
        try {
            return StrictJson.parseObject(json);
        } catch (MalformedJsonException e) {
            throw new InvalidTokenException(Reason.MALFORMED, "the header is " + e.getMessage());
        }
    }

    /**
     * We understand no extension, so whatever {@code crit} lists is one we don't (RFC 7515 section 4.1.11). An unencoded
     * payload (RFC 7797) is no JWT. Compression (RFC 7516 section 4.1.3) makes a small token large.
     */
    static void refuseExtensions(Map<String, @Nullable Object> header) {
        if (header.containsKey("crit") || header.containsKey("b64") || header.containsKey("zip")) {
            throw new InvalidTokenException(Reason.CRITICAL_HEADER, "the header asks for an extension");
        }
    }

    /** @return null when the header names no key */
    static @Nullable String kid(Map<String, @Nullable Object> header) {
        Object kid = header.get("kid");
        if (kid == null) {
            return null;
        }
        if (kid instanceof String text && KeyId.isPlain(text)) {
            return text;
        }
        throw new InvalidTokenException(Reason.UNKNOWN_KEY, "kid is too long or not plain text");
    }
}
