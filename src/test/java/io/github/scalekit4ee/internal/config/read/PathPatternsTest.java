package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/*", "/api/*", "/api/v1/*", "/token", "*.json", "/a.b/*", "/~x"})
    void aPatternOfTheServletSpecificationIsOne(String pattern) throws Exception {
        assertThat(PathPatterns.parse(pattern)).isEqualTo(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "api/*",
                "api",
                "/api*",
                "/api/",
                "/a/*/b",
                "//api/*",
                "/api//*",
                "/./a",
                "/a/../b/*",
                "/a;x",
                "/a%20b",
                "/a?b",
                "/a#b",
                "/a b",
                "*.",
                "*.a/b",
                "*.*",
                "/a\\b",
                "https://x.example/api/*"
            })
    void whatNoPathWouldMatchIsRefused(String pattern) {
        assertThatThrownBy(() -> PathPatterns.parse(pattern))
                .isInstanceOf(MalformedValueException.class)
                .hasMessageContaining("is not a URL pattern");
    }

    @Test
    void theDefaultServletsPatternIsNotThatOfAllPaths() {
        assertThatThrownBy(() -> PathPatterns.parse("/")).hasMessageContaining("default servlet");
    }
}
