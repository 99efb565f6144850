package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.InvalidTokenException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads claims by type. A claim is either absent or of its type: JSON null and every other type are refused (RFC 7519
 * section 7.2 leaves that to the application).
 */
record Claims(Map<String, @Nullable Object> members) {

    private static final char DELETE = 0x7F;

    boolean has(String name) {
        return members.containsKey(name);
    }

    @Nullable
    Object value(String name) {
        return members.get(name);
    }

    /** A string that may be absent. */
    @Nullable
    String text(String name) {
        Object value = members.get(name);
        if (value == null && !members.containsKey(name)) {
            return null;
        }
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "is not a string");
    }

    /** A string that, if present, can stand for somebody or something: something to see, and no control characters. */
    @Nullable
    String identifier(String name) {
        String text = text(name);
        if (text != null && !isVisible(text)) {
            throw wrong(name, "is blank or invisible, or holds control characters");
        }
        return text;
    }

    private static boolean isVisible(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) > ' ' && text.charAt(i) < DELETE) {
            i++; // all there is in nearly every identifier, and no table to ask
        }
        return i == text.length() ? i > 0 : VisibleText.isVisible(text);
    }

    /** A date in milliseconds that may be absent. */
    OptionalLong date(String name) {
        Object value = members.get(name);
        if (value == null && !members.containsKey(name)) {
            return OptionalLong.empty();
        }
        OptionalLong millis = NumericDate.millis(value);
        if (millis.isEmpty()) {
            throw wrong(name, "is not a number of seconds since 1970");
        }
        return millis;
    }

    /** A string, an array of strings, or absent. */
    void requireWords(String name) {
        Object value = members.get(name);
        boolean words = value instanceof String || (value instanceof List<?> list && holdsStringsOnly(list));
        if (!words && members.containsKey(name)) {
            throw wrong(name, "is neither a string nor an array of strings");
        }
    }

    static boolean holdsStringsOnly(List<?> list) {
        for (Object element : list) {
            if (!(element instanceof String)) {
                return false;
            }
        }
        return true;
    }

    boolean hasAny(List<String> names) {
        for (String name : names) {
            if (has(name)) {
                return true;
            }
        }
        return false;
    }

    static InvalidTokenException wrong(String name, String problem) {
        return new InvalidTokenException(Reason.CLAIM, name + " " + problem);
    }
}
