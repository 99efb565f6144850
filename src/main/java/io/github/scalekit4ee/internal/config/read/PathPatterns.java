package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.SafeText;

/**
 * Reads URL patterns (Jakarta Servlet 6.0 section 12.2). What no path would ever match is refused, since it would protect nothing.
 */
final class PathPatterns {

    private static final String EXAMPLE =
            "Write a path from the root of the application, as in /api/* or /token, or an extension, as in *.json";

    private PathPatterns() {}

    static String parse(String text) throws MalformedValueException {
        if (text.equals("/")) {
            throw new MalformedValueException(
                    "/ is the pattern of a default servlet, not of all paths", "Write /* for all");
        }
        boolean extension = text.startsWith("*.");
        String name = extension ? text.substring(2) : prefix(text);
        if (extension ? !isWord(name) || name.contains("/") : !isPath(name)) {
            throw new MalformedValueException(SafeText.value(text) + " is not a URL pattern", EXAMPLE);
        }
        return text;
    }

    /** One path, which is no pattern. */
    static String path(String text) throws MalformedValueException {
        if (text.length() < 2 || text.contains("*") || !isPath(text)) {
            throw new MalformedValueException(
                    SafeText.value(text) + " is not a path",
                    "Write one path from the root of the application, as in /backchannel-logout");
        }
        return text;
    }

    private static String prefix(String text) {
        return text.endsWith("/*") ? text.substring(0, text.length() - 2) : text;
    }

    /** Empty for the pattern of all. */
    private static boolean isPath(String path) {
        if (path.isEmpty()) {
            return true;
        }
        if (!path.startsWith("/")) {
            return false;
        }
        for (String segment : path.substring(1).split("/", -1)) {
            if (!isWord(segment) || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /** A path is compared decoded and without parameters and query. */
    private static boolean isWord(String text) {
        return text.matches("[^\\x00-\\x20\\x7F*%;?#\\\\\"']+");
    }
}
