package io.github.scalekit4ee.internal.config;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which requests tokens decide where the application has an authentication mechanism of its own. Without one they decide all.
 *
 * @param bearerFirst whether a request with a bearer token is not for the application's mechanism; null: nobody has said
 * @param paths URL patterns (Jakarta Servlet 6.0 section 12.2) where nobody is known but by a token; empty: nowhere
 */
public record TokenShare(@Nullable Boolean bearerFirst, Set<String> paths) {

    /** Where nothing is configured. */
    public static final TokenShare DEFAULT = new TokenShare(null, Set.of());

    public TokenShare {
        paths = Set.copyOf(paths);
    }
}
