package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a JWE header (RFC 7516 section 4.1, MicroProfile JWT section 9.2.2). What it lets through has fixed costs: no
 * password-based key with a count of its own, no compression.
 */
final class EncryptionHeaderRules {

    private static final String CONTENT_ENCRYPTION = "A256GCM";

    private final Set<String> algorithms;
    private final TokenType type;

    EncryptionHeaderRules(Set<String> algorithms, TokenType type) {
        this.algorithms = algorithms;
        this.type = type;
    }

    JoseHeader check(byte[] json) {
        Map<String, @Nullable Object> header = HeaderRules.parse(json);
        if (!(header.get("alg") instanceof String algorithm)
                || !algorithms.contains(algorithm)
                || !CONTENT_ENCRYPTION.equals(header.get("enc"))) {
            throw new InvalidTokenException(Reason.ENCRYPTION, "alg or enc is not an accepted algorithm");
        }
        HeaderRules.refuseExtensions(header);
        type.check(header);
        // Only a signed token inside says who issued it (RFC 7519 section 5.2, RFC 8725 section 2.3).
        if (!(header.get("cty") instanceof String contentType && contentType.equalsIgnoreCase("JWT"))) {
            throw new InvalidTokenException(Reason.ENCRYPTION, "the encrypted token holds no signed token");
        }
        return new JoseHeader(algorithm, HeaderRules.kid(header));
    }
}
