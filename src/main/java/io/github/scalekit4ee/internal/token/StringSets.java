package io.github.scalekit4ee.internal.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets of strings from a claim. Only {@code scope} and {@code scopes} are lists of words where they are a string (RFC 6749 section
 * 3.3, RFC 8693 section 4.2). Everywhere else a string is one value: a role "Site admin" is neither a "Site" nor an "admin".
 */
final class StringSets {

    private StringSets() {}

    /** The elements of an array, or the words of a string with spaces between; what is neither grants nothing. */
    static Set<String> separated(@Nullable Object claim) {
        return claim instanceof String text ? copy(Arrays.asList(text.split(" ", -1))) : whole(claim);
    }

    /** The elements of an array, or a string as the one value that it is. */
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
        List<String> both = new ArrayList<>(some);
        both.addAll(others);
        return copy(both);
    }

    private static Set<String> copy(List<?> values) {
        // Set.copyOf fills a hash set first; most tokens have one or two words.
        if (values.size() == 1 && isWord(values.get(0))) {
            return Set.of((String) values.get(0));
        }
        if (values.size() == 2
                && isWord(values.get(0))
                && isWord(values.get(1))
                && !values.get(0).equals(values.get(1))) {
            return Set.of((String) values.get(0), (String) values.get(1));
        }
        Set<String> words = new LinkedHashSet<>();
        for (Object value : values) {
            if (isWord(value)) {
                words.add((String) value);
            }
        }
        return Set.copyOf(words);
    }

    private static boolean isWord(@Nullable Object value) {
        return value instanceof String word && !word.isBlank();
    }
}
