package io.github.scalekit4ee.internal.config;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which scopes a stronger one satisfies ({@code scalekit.scope-hierarchy}).
 *
 * @param weaker for each stronger scope all that are weaker, near or far
 */
public record ScopeHierarchy(Map<String, Set<String>> weaker) {

    /** Each scope is for itself. */
    public static final ScopeHierarchy NONE = new ScopeHierarchy(Map.of());

    public ScopeHierarchy {
        Map<String, Set<String>> copy = new HashMap<>();
        weaker.forEach((scope, scopes) -> copy.put(scope, Set.copyOf(scopes)));
        weaker = Map.copyOf(copy);
    }

    /**
     * The scopes and all that these satisfy.
     *
     * @return the given set itself where there are no more; else an unmodifiable one, those of the given set first
     */
    public Set<String> withWeaker(Set<String> scopes) {
        if (Collections.disjoint(weaker.keySet(), scopes)) {
            return scopes;
        }
        Set<String> all = new LinkedHashSet<>(scopes);
        for (String scope : scopes) {
            all.addAll(weaker.getOrDefault(scope, Set.of()));
        }
        return all.size() == scopes.size() ? scopes : Collections.unmodifiableSet(all);
    }
}
