package io.github.scalekit4ee.internal.token;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets of words from a claim: an array of strings, or one string of words with spaces between (RFC 6749 section 3.3). */
final class Words {

    private Words() {}

    /** The words of an array or a spaced string; what is neither grants nothing. */
    static Set<String> of(@Nullable Object claim) {
        return claim instanceof String text ? copy(List.of(text.split(" ", -1))) : whole(claim);
    }

    /** The same, with a string taken as one word. */
    static Set<String> whole(@Nullable Object claim) {
        if (claim instanceof String text) {
            return Set.of(text);
        }
        return claim instanceof List<?> list ? copy(list) : Set.of();
    }

    static Set<String> union(Set<String> some, Set<String> others) {
        if (some.containsAll(others)) {
            return some;
        }
        Set<String> union = new LinkedHashSet<>(some);
        union.addAll(others);
        return Set.copyOf(union);
    }

    private static Set<String> copy(Collection<?> values) {
        Set<String> words = new LinkedHashSet<>();
        for (Object value : values) {
            if (value instanceof String word && !word.isBlank()) {
                words.add(word);
            }
        }
        return Set.copyOf(words);
    }
}
