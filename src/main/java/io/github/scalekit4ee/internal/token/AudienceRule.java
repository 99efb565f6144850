package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.InvalidTokenException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code aud} is a string or an array of strings of which one is ours (RFC 7519 section 4.1.3). A token that names others
 * only is refused even where a missing {@code aud} is accepted, as that section demands.
 */
final class AudienceRule {

    private final Set<String> accepted;

    AudienceRule(Set<String> accepted) {
        this.accepted = accepted;
    }

    /** For a token that carries {@code aud}. */
    void check(Claims claims) {
        Object audience = claims.value("aud");
        if (!isWellFormed(audience)) {
            throw refusal("aud is not a string or an array of strings");
        }
        if (!namesUs(audience)) {
            throw refusal("aud names no accepted audience" + NearMiss.of(audience, accepted));
        }
    }

    private boolean namesUs(@Nullable Object audience) {
        if (audience instanceof List<?> list) {
            for (Object element : list) {
                if (namesUs(element)) {
                    return true;
                }
            }
            return false;
        }
        return audience instanceof String text && accepted.contains(text);
    }

    static boolean isWellFormed(@Nullable Object audience) {
        return audience instanceof String
                || (audience instanceof List<?> list && !list.isEmpty() && Claims.holdsStringsOnly(list));
    }

    static InvalidTokenException refusal(String description) {
        return new InvalidTokenException(Reason.AUDIENCE, description);
    }
}
