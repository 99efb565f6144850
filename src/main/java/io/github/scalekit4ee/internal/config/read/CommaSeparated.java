package io.github.scalekit4ee.internal.config.read;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values; a backslash before a comma or a backslash takes its meaning away, as in MicroProfile Config. */
final class CommaSeparated {

    private CommaSeparated() {}

    /** The values without white space around them; empty ones are left out. */
    static List<String> split(String text) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && (text.charAt(i + 1) == ',' || text.charAt(i + 1) == '\\')) {
                value.append(text.charAt(++i));
            } else if (c == ',') {
                addUnlessBlank(values, value);
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        addUnlessBlank(values, value);
        return values;
    }

    static String escape(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,");
    }

    private static void addUnlessBlank(List<String> values, StringBuilder value) {
        String stripped = value.toString().strip();
        if (!stripped.isEmpty()) {
            values.add(stripped);
        }
    }
}
