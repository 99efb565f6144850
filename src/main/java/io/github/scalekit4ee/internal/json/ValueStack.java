package io.github.scalekit4ee.internal.json;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members and elements of the objects and arrays that are being read, one above the other, in one array for all. */
final class ValueStack {

    private static final int FIRST_CAPACITY = 32;
    private static final List<@Nullable Object> EMPTY_LIST = new CompactList(new @Nullable Object[0]);
    private static final Map<String, @Nullable Object> EMPTY_MAP = new CompactMap(new @Nullable Object[0], 0);

    private @Nullable Object[] values = new @Nullable Object[FIRST_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    void push(@Nullable Object value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size] = value;
        size++;
    }

    /** Whether a name is among the members from a place upwards. */
    boolean hasName(int base, String name) {
        for (int i = base; i < size; i += 2) {
            if (name.equals(values[i])) {
                return true;
            }
        }
        return false;
    }

    List<@Nullable Object> popList(int base) {
        return size == base ? EMPTY_LIST : new CompactList(pop(base));
    }

    Map<String, @Nullable Object> popMap(int base, long hashes) {
        return size == base ? EMPTY_MAP : new CompactMap(pop(base), hashes);
    }

    Map<String, @Nullable Object> popHashMap(int base) {
        @Nullable Object[] namesAndValues = pop(base);
        Map<String, @Nullable Object> map = new LinkedHashMap<>(namesAndValues.length);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private @Nullable Object[] pop(int base) {
        @Nullable Object[] popped = Arrays.copyOfRange(values, base, size);
        size = base;
        return popped;
    }
}
