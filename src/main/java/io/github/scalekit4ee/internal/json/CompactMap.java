package io.github.scalekit4ee.internal.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The members of one small JSON object, in their order: one array, searched from the front. A hash map of eleven claims
 * takes four times the memory, and thousands of tokens are kept.
 */
public final class CompactMap extends AbstractMap<String, @Nullable Object> {

    /** Above this a hash map is the better choice. */
    static final int MAX_SIZE = 32;

    private final @Nullable Object[] namesAndValues;

    /** A bit for each name's hash: most names that are asked for are of claims that a token lacks, and end here. */
    private final long hashes;

    /**
     * @param namesAndValues names at even places, each once; kept, not copied
     * @param hashes the {@link #bit}s of all names
     */
    CompactMap(@Nullable Object[] namesAndValues, long hashes) {
        this.namesAndValues = namesAndValues;
        this.hashes = hashes;
    }

    /** One bit of 64 for each name. */
    static long bit(String name) {
        return 1L << name.hashCode(); // by the last six bits (JLS 15.19)
    }

    /** The same names with other values; values must be immutable. */
    public CompactMap withValues(UnaryOperator<@Nullable Object> replacement) {
        @Nullable Object[] replaced = namesAndValues.clone();
        for (int i = 1; i < replaced.length; i += 2) {
            replaced[i] = replacement.apply(replaced[i]);
        }
        return new CompactMap(replaced, hashes);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int i = indexOf(name);
        return i < 0 ? null : namesAndValues[i + 1];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return indexOf(name) >= 0;
    }

    @Override
    public int size() {
        return namesAndValues.length / 2;
    }

    private int indexOf(@Nullable Object name) {
        if (name instanceof String text) {
            if ((hashes & bit(text)) == 0) {
                return -1;
            }
            int hash = text.hashCode();
            int same = indexOfSame(text);
            if (same >= 0) {
                return same;
            }
            for (int i = 0; i < namesAndValues.length; i += 2) {
                if (namesAndValues[i] instanceof String candidate
                        && candidate.hashCode() == hash
                        && candidate.equals(text)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Who asks for an expected name nearly always does so with the one string that there is for it ({@link MemberNames}). */
    @SuppressWarnings("ReferenceEquality") // the general search follows
    private int indexOfSame(String name) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i] == name) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {

        @Override
        public int size() {
            return CompactMap.this.size();
        }

        @Override
        public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
            return new EntryIterator();
        }
    }

    private final class EntryIterator implements Iterator<Map.Entry<String, @Nullable Object>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < namesAndValues.length;
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            String name = (String) namesAndValues[next];
            Object value = namesAndValues[next + 1];
            next += 2;
            return new SimpleImmutableEntry<>(name, value);
        }
    }
}
