package io.github.scalekit4ee.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code WWW-Authenticate} (RFC 9110 section 11.6.1): several challenges may stand in one field, and several fields in a response. */
final class WwwAuthenticate {

    /**
     * One challenge.
     *
     * @param scheme as it is written
     * @param parameters by name without regard to case, without quotes and escapes; empty where there is a token68 or nothing
     */
    record Challenge(String scheme, Map<String, String> parameters) {}

    private static final String SPACE = " \t";
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    private final String text;
    private final List<Challenge> challenges = new ArrayList<>();
    private int next;

    private WwwAuthenticate(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when a value is not by the grammar */
    static List<Challenge> parse(List<String> values) {
        List<Challenge> all = new ArrayList<>();
        values.forEach(value -> all.addAll(new WwwAuthenticate(value).read()));
        return all;
    }

    private List<Challenge> read() {
        skip(SPACE + ",");
        while (next < text.length()) {
            String name = token();
            skip(SPACE);
            if (at('=') && !challenges.isEmpty() && !isToken68()) {
                parameter(name);
            } else {
                challenges.add(new Challenge(name, new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
                firstOf();
            }
            skip(SPACE);
            if (next < text.length() && !at(',')) {
                throw malformed("a comma is missing");
            }
            skip(SPACE + ",");
        }
        return challenges;
    }

    /** What follows a scheme: nothing, a token68, or the first parameter. */
    private void firstOf() {
        if (next == text.length() || at(',')) {
            return;
        }
        int start = next;
        while (next < text.length() && (isTokenSign(text.charAt(next)) || text.charAt(next) == '/')) {
            next++;
        }
        String word = text.substring(start, next);
        skip(SPACE);
        if (next == text.length() || at(',') || isToken68()) {
            skip("=");
            return;
        }
        if (word.isEmpty() || !at('=')) {
            throw malformed("a scheme is followed by no parameter");
        }
        parameter(word);
    }

    /** An equals sign that nothing follows pads a token68. */
    private boolean isToken68() {
        int end = next;
        while (end < text.length() && text.charAt(end) == '=') {
            end++;
        }
        while (end < text.length() && SPACE.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end == text.length() || text.charAt(end) == ',';
    }

    private void parameter(String name) {
        next++; // the equals sign
        skip(SPACE);
        String value = at('"') ? quoted() : token();
        if (challenges.get(challenges.size() - 1).parameters().put(name, value) != null) {
            throw malformed(name + " is there twice");
        }
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        next++;
        while (!at('"')) {
            if (at('\\')) {
                next++;
            }
            if (next >= text.length()) {
                throw malformed("a quoted string does not end");
            }
            value.append(text.charAt(next++));
        }
        next++;
        return value.toString();
    }

    private String token() {
        int start = next;
        while (next < text.length() && isTokenSign(text.charAt(next))) {
            next++;
        }
        if (start == next) {
            throw malformed("a name or value is missing");
        }
        return text.substring(start, next);
    }

    private static boolean isTokenSign(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || TOKEN_SIGNS.indexOf(c) >= 0);
    }

    private boolean at(char c) {
        return next < text.length() && text.charAt(next) == c;
    }

    private void skip(String signs) {
        while (next < text.length() && signs.indexOf(text.charAt(next)) >= 0) {
            next++;
        }
    }

    private IllegalArgumentException malformed(String problem) {
        return new IllegalArgumentException(
                "WWW-Authenticate is malformed, " + problem + " at character " + (next + 1) + ": " + text);
    }
}
