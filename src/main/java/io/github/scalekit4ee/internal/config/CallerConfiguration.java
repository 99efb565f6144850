package io.github.scalekit4ee.internal.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a request carries its token and how a verified token becomes a caller.
 *
 * @param groupsFrom claims that become groups, in order; by the name of the environment whose tokens they are in, the unnamed one is
 *     {@code ""}
 * @param realm {@code realm} of the challenge (RFC 6750 section 3)
 * @param tokenCookie name of the cookie that carries the token; null: the {@code Authorization} header does
 * @param hierarchy which scopes a stronger one satisfies
 * @param allowedOrigins whose pages may read a refusal, as browsers write them, or {@code *}; empty: nobody's of another origin
 * @param share which requests tokens decide beside another mechanism
 */
public record CallerConfiguration(
        Map<String, List<GroupsSource>> groupsFrom,
        String realm,
        @Nullable String tokenCookie,
        ScopeHierarchy hierarchy,
        Set<String> allowedOrigins,
        TokenShare share) {

    public CallerConfiguration {
        Map<String, List<GroupsSource>> copy = new TreeMap<>();
        groupsFrom.forEach((environment, sources) -> copy.put(environment, List.copyOf(sources)));
        groupsFrom = Collections.unmodifiableMap(copy);
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** With the unnamed environment, each scope for itself, and with pages of no other origin. */
    public CallerConfiguration(List<GroupsSource> groupsFrom, String realm, @Nullable String tokenCookie) {
        this(Map.of("", groupsFrom), realm, tokenCookie, ScopeHierarchy.NONE, Set.of(), TokenShare.DEFAULT);
    }

    /**
     * One claim that holds groups, as an array of strings or as a space-separated string. The path {@code scopes} alone
     * stands for the claims {@code scopes} and {@code scope} together, for Scalekit writes either or both.
     *
     * @param path member names from the outermost claim inwards; more than one for {@code custom_claims.teams}
     * @param prefix put before each value; may be empty
     */
    public record GroupsSource(List<String> path, String prefix) {

        public GroupsSource {
            path = List.copyOf(path);
        }
    }
}
