package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.internal.config.ScopeHierarchy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns claims into groups, which are role names where the server maps no roles ({@code scalekit.groups-from}). */
final class GroupsMapper {

    private static final List<String> SCOPES = List.of("scopes");
    private static final List<String> SCOPE = List.of("scope");

    private final List<Source> sources;

    GroupsMapper(List<GroupsSource> sources, ScopeHierarchy hierarchy) {
        this.sources = sources.stream().map(each -> source(each, hierarchy)).toList();
    }

    /** A source with what is the same for every token done already. */
    private record Source(Function<VerifiedAccessToken, @Nullable Object> value, String prefix) {}

    private static Source source(GroupsSource configured, ScopeHierarchy hierarchy) {
        if (configured.path().equals(SCOPES)) {
            // Scalekit writes scopes as an array, as a string, or both: the token's view unites them.
            return new Source(token -> hierarchy.withWeaker(token.scopes()), configured.prefix());
        }
        String[] path = configured.path().toArray(String[]::new);
        // A member named scope inside another claim has no such meaning: it is one value, as every other string is.
        return configured.path().equals(SCOPE)
                ? new Source(token -> words(token.claim(path), hierarchy), configured.prefix())
                : new Source(token -> token.claim(path), configured.prefix());
    }

    /** A string of words, as {@code scope} is (RFC 6749 section 3.3, RFC 8693 section 4.2). */
    private static @Nullable Object words(@Nullable Object claim, ScopeHierarchy hierarchy) {
        return claim instanceof String text
                ? hierarchy.withWeaker(new LinkedHashSet<>(Arrays.asList(text.split(" ", -1))))
                : claim;
    }

    /** A set of its own, in the order of the sources; never the token's own collection. */
    Set<String> groupsOf(VerifiedAccessToken token) {
        Set<String> groups = new LinkedHashSet<>();
        for (Source source : sources) {
            addAll(source.value().apply(token), source.prefix(), groups);
        }
        return Collections.unmodifiableSet(groups);
    }

    private static void addAll(@Nullable Object value, String prefix, Set<String> groups) {
        if (value instanceof Collection<?> values) {
            for (Object each : values) {
                add(each, prefix, groups);
            }
        } else {
            add(value, prefix, groups);
        }
    }

    private static void add(@Nullable Object value, String prefix, Set<String> groups) {
        if (value instanceof String group && !group.isBlank()) {
            groups.add(prefix.isEmpty() ? group : prefix.concat(group));
        }
    }
}
