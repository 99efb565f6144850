package io.github.scalekit4ee.testing;

import java.util.Objects;

/**
 * JSON text that is written into a token as it is. It makes values that no Java object stands for: {@code 01},
 * {@code 1e400}, {@code NaN}, nesting without end.
 *
 * @param text the text, which need not be valid JSON
 */
public record RawJson(String text) {
    /**
     * Refuses {@code null}.
     *
     * @param text the text, which need not be valid JSON
     */
    public RawJson {
        Objects.requireNonNull(text, "text");
    }
}
