package io.github.scalekit4ee.internal.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In what a refused value differs from one that would be accepted, where that is so little that somebody has made a typing error. Values
 * are compared as exact strings all the same (RFC 7519 sections 4.1.1 and 4.1.3). Shows neither.
 */
final class NearMiss {

    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";

    private NearMiss() {}

    /**
     * A sentence part for the end of a message.
     *
     * @param refused a claim: a string, an array, or anything else
     * @return empty where nothing is near
     */
    static String of(@Nullable Object refused, Set<String> accepted) {
        for (Object value : refused instanceof List<?> list ? list : List.of(refused == null ? "" : refused)) {
            for (String wanted : accepted) {
                List<String> differences = value instanceof String text ? differences(text, wanted) : List.of();
                if (!differences.isEmpty()) {
                    return "; one differs only by " + String.join(", ", differences);
                }
            }
        }
        return "";
    }

    private static List<String> differences(String refused, String accepted) {
        List<String> differences = new ArrayList<>();
        String one = strip(refused);
        String other = strip(accepted);
        if (!one.equals(refused) || !other.equals(accepted)) {
            differences.add("white space");
        }
        if (one.endsWith("/") != other.endsWith("/")) {
            differences.add("trailing slash");
            one = withoutSlash(one);
            other = withoutSlash(other);
        }
        if (hasScheme(one, HTTP) != hasScheme(other, HTTP) && hasScheme(one, HTTPS) != hasScheme(other, HTTPS)) {
            differences.add("http for https");
            one = withoutScheme(one);
            other = withoutScheme(other);
        }
        if (!one.equals(other)) {
            differences.add("letter case");
        }
        return one.equalsIgnoreCase(other) ? differences : List.of();
    }

    /** Of a text that is all white space nothing would be left to compare. */
    private static String strip(String text) {
        return text.isBlank() ? text : text.strip();
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean hasScheme(String text, String scheme) {
        return text.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static String withoutScheme(String text) {
        return text.substring(text.indexOf("://") + 3);
    }
}
