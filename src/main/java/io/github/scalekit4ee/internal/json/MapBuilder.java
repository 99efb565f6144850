package io.github.scalekit4ee.internal.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the members of one object and refuses a name that comes twice (RFC 7493 section 2.3, RFC 7519 section 4): two
 * readers of one token must not see different claims.
 */
final class MapBuilder {

    private static final int FIRST_CAPACITY = 2 * 12;

    private @Nullable Object[] namesAndValues = new @Nullable Object[FIRST_CAPACITY];
    private int length;
    private @Nullable Map<String, @Nullable Object> large;

    void add(String name, @Nullable Object value) throws MalformedJsonException {
        if (large == null && length == 2 * CompactMap.MAX_SIZE) {
            large = toHashMap();
        }
        if (large != null) {
            int before = large.size();
            large.put(name, value);
            requireNew(large.size() > before);
            return;
        }
        for (int i = 0; i < length; i += 2) {
            requireNew(!name.equals(namesAndValues[i]));
        }
        if (length == namesAndValues.length) {
            namesAndValues = Arrays.copyOf(namesAndValues, Math.min(length * 2, 2 * CompactMap.MAX_SIZE));
        }
        namesAndValues[length] = name;
        namesAndValues[length + 1] = value;
        length += 2;
    }

    Map<String, @Nullable Object> build() {
        if (large != null) {
            return Collections.unmodifiableMap(large);
        }
        return new CompactMap(length == namesAndValues.length ? namesAndValues : Arrays.copyOf(namesAndValues, length));
    }

    private Map<String, @Nullable Object> toHashMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>(length * 2);
        for (int i = 0; i < length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private static void requireNew(boolean isNew) throws MalformedJsonException {
        if (!isNew) {
            throw new MalformedJsonException("not strict JSON: a member's name comes twice");
        }
    }
}
