package io.github.scalekit4ee.internal.config.source;

/** A value as a message may show it: short, in printable ASCII, and nothing that looks like a token, a key or a password. */
public final class SafeText {

    private static final int LONGEST = 64;

    private SafeText() {}

    /** The name of a key that may be anybody's. */
    public static String name(String text) {
        return cut(printable(text));
    }

    /** In quotes; {@code the value} where it is better not shown. Never for keys that hold secrets. */
    public static String value(String text) {
        if (text.contains("eyJ") || text.contains("-----BEGIN")) {
            return "the value";
        }
        return '"' + cut(printable(text)) + '"';
    }

    /** Without the parts of a URL in which secrets travel: user information (RFC 3986 section 3.2.1), query and fragment. */
    public static String url(String text) {
        if (text.contains("@")) {
            return "the value";
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) != '?' && text.charAt(end) != '#') {
            end++;
        }
        return value(end < text.length() ? text.substring(0, end + 1) + "…" : text);
    }

    /** The whole text, with question marks for what would break or forge a line of a log. */
    public static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7E…]", "?");
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
