package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policies of a verifier. A token's {@code iss} chooses one as an exact string; nothing is normalised (RFC 7519 section
 * 4.1.1, RFC 8725 section 3.8). So a key of one environment never verifies a token of another.
 */
final class TokenPolicies {

    private final Map<String, TokenPolicy> byIssuer = new HashMap<>();
    private final @Nullable TokenPolicy ofAnyIssuer;
    private final @Nullable TokenPolicy only;
    private final HeaderRules headers;

    /** @throws IllegalArgumentException if two policies claim one issuer */
    TokenPolicies(List<TokenPolicy> policies) {
        this(policies, TokenType.ACCESS);
    }

    /** @throws IllegalArgumentException if two policies claim one issuer */
    TokenPolicies(List<TokenPolicy> policies, TokenType type) {
        TokenPolicy any = null;
        Set<String> algorithms = new HashSet<>();
        for (TokenPolicy policy : policies) {
            algorithms.addAll(policy.algorithms());
            if (policy.issuers().isEmpty()) {
                any = policy;
            }
            for (String issuer : policy.issuers()) {
                if (byIssuer.put(issuer, policy) != null) {
                    throw new IllegalArgumentException("two policies for one issuer");
                }
            }
        }
        this.ofAnyIssuer = any;
        this.only = policies.size() == 1 ? policies.get(0) : null;
        this.headers = new HeaderRules(algorithms, type);
    }

    /** What is demanded of a header, whosoever's token it is. */
    HeaderRules headerRules() {
        return headers;
    }

    /** The policy where there is but one; null otherwise. */
    @Nullable
    TokenPolicy only() {
        return only;
    }

    /** What no policy accepts is refused before anything else is read. */
    JoseHeader screen(byte[] header) {
        return headers.check(header);
    }

    /** @param untrusted claims that nobody has signed yet; {@code iss} there must be (MicroProfile JWT 2.1 section 4.1) */
    TokenPolicy of(Claims untrusted) {
        TokenPolicy policy = null;
        if (untrusted.value("iss") instanceof String issuer) {
            policy = byIssuer.getOrDefault(issuer, ofAnyIssuer);
        }
        if (policy == null) {
            throw new InvalidTokenException(
                    Reason.ISSUER,
                    "iss is not an accepted issuer" + NearMiss.of(untrusted.value("iss"), byIssuer.keySet()));
        }
        return policy;
    }
}
