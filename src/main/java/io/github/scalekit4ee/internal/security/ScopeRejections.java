package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.InsufficientScopeException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a refusal in whatever futures, proxies, enterprise beans and servers wrap around what a bean throws. */
public final class ScopeRejections {

    private ScopeRejections() {}

    /** Null where there is none. */
    public static @Nullable InsufficientScopeException in(@Nullable Throwable thrown) {
        // Nothing keeps a class from being its own cause's cause.
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
            if (each instanceof InsufficientScopeException refusal) {
                return refusal;
            }
        }
        return null;
    }
}
