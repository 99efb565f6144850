package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.internal.server.SubjectCacheKeys;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this application makes of a verified token. Kept with the token, so that a request with a token that is known works none of
 * it out again.
 */
final class DerivedCaller {

    private final Set<String> groups;
    private final Set<String> scopes;
    private volatile @Nullable String subjectCacheKey;

    /**
     * @param groups immutable
     * @param scopes immutable; also those that a stronger one satisfies
     */
    DerivedCaller(Set<String> groups, Set<String> scopes) {
        this.groups = groups;
        this.scopes = scopes;
    }

    Set<String> scopes() {
        return scopes;
    }

    Set<String> groups() {
        return groups;
    }

    /**
     * @param keys always the application's own
     * @param token the token that this was made of
     * @return null where the server needs none
     */
    @Nullable
    String subjectCacheKey(SubjectCacheKeys keys, String token) {
        String known = subjectCacheKey;
        if (known == null) {
            known = keys.of(token);
            subjectCacheKey = known;
        }
        return known;
    }
}
