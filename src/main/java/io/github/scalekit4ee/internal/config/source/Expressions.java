package io.github.scalekit4ee.internal.config.source;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${name}} and {@code ${name:default}} by the values of other keys, as MicroProfile Config 3.0 does ("Property
 * Expressions"); a backslash before the dollar sign prevents it.
 */
final class Expressions {

    /** Deep enough for whoever composes values, and an end for those that name each other. */
    private static final int DEEPEST = 16;

    private final Function<String, @Nullable String> lookup;

    Expressions(Function<String, @Nullable String> lookup) {
        this.lookup = lookup;
    }

    /** Empty when an expression names nothing and has no default, or names itself. */
    Optional<String> expand(String text) {
        return expand(text, 0);
    }

    private Optional<String> expand(String text, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        StringBuilder expanded = new StringBuilder();
        int position = 0;
        while (position < text.length()) {
            if (text.startsWith("\\${", position)) {
                expanded.append("${");
                position += 3;
            } else if (text.startsWith("${", position) && end(text, position) > 0) {
                int end = end(text, position);
                Optional<String> value = resolve(text.substring(position + 2, end), depth);
                if (value.isEmpty()) {
                    return value;
                }
                expanded.append(value.get());
                position = end + 1;
            } else {
                expanded.append(text.charAt(position++));
            }
        }
        return Optional.of(expanded.toString());
    }

    /** The brace that closes the expression at {@code start}, or -1. */
    private static int end(String text, int start) {
        int open = 0;
        for (int i = start; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                open++;
            } else if (text.charAt(i) == '}' && --open == 0) {
                return i;
            }
        }
        return -1;
    }

    private Optional<String> resolve(String expression, int depth) {
        int colon = separator(expression);
        Optional<String> name = expand(colon < 0 ? expression : expression.substring(0, colon), depth + 1);
        if (name.isEmpty()) {
            return name;
        }
        String value = lookup.apply(name.get());
        if (value != null && !value.isEmpty()) {
            return expand(value, depth + 1);
        }
        return colon < 0 ? Optional.empty() : expand(expression.substring(colon + 1), depth + 1);
    }

    /** The colon before the default, which is none of an inner expression's. */
    private static int separator(String expression) {
        int open = 0;
        for (int i = 0; i < expression.length(); i++) {
            if (expression.startsWith("${", i)) {
                open++;
            } else if (expression.charAt(i) == '}') {
                open--;
            } else if (expression.charAt(i) == ':' && open == 0) {
                return i;
            }
        }
        return -1;
    }
}
