package io.github.scalekit4ee.internal.security;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One challenge (RFC 9110 section 11.6.1): a scheme and its parameters, in the order in which they are written. The only place that
 * quotes them.
 *
 * @param scheme such as {@code Bearer}
 * @param parameters values as they are meant, not quoted yet
 */
public record Challenge(String scheme, Map<String, String> parameters) {

    public Challenge {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A challenge with one parameter more, at the end. */
    Challenge with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Challenge(scheme, more);
    }

    /** The value of a {@code WWW-Authenticate} field. */
    public String value() {
        StringBuilder value = new StringBuilder(scheme);
        String separator = " ";
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            value.append(separator).append(parameter.getKey()).append("=\"");
            appendQuoted(parameter.getValue(), value);
            value.append('"');
            separator = ", ";
        }
        return value.toString();
    }

    /** Keeps to the characters that RFC 6750 section 3 allows, so that nothing can end the string or the line. */
    private static void appendQuoted(String text, StringBuilder value) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            value.append(c >= 0x20 && c <= 0x7E && c != '"' && c != '\\' ? c : '?');
        }
    }
}
