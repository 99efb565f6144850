package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPathsTest {

    private static final TokenPaths API = new TokenPaths(List.of("/api/*", "/token", "*.json"));

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/a/b", "/token", "/a.json", "/a/b.json"})
    void aPatternCoversThePathsThatItMatches(String path) {
        assertThat(covers(API, "/app" + path, path, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/apis", "/page/api", "/token/a", "/tokens", "/a.jsonp", "/json", "/API/a"})
    void andNoOther(String path) {
        assertThat(covers(API, "/app" + path, path, null)).isFalse();
    }

    @Test
    void theServletsPathAndTheRestAreOnePath() {
        assertThat(covers(API, "/app/api/a", "/api", "/a")).isTrue();
        assertThat(covers(API, "/app/page/a", "/page", "/a")).isFalse();
    }

    @Test
    void thePatternOfAllCoversAll() {
        TokenPaths all = new TokenPaths(List.of("/*"));
        assertThat(covers(all, "/app/", "/", null)).isTrue();
        assertThat(covers(all, "/app", "", null)).isTrue();
        assertThat(covers(all, "/app/a/b", "/a", "/b")).isTrue();
    }

    @Test
    void withoutPatternsNothingIsCovered() {
        assertThat(covers(new TokenPaths(List.of()), "/app/api", "/api", null)).isFalse();
    }

    /** What the server has chosen, and the URI as it was sent. */
    @ParameterizedTest
    @CsvSource({
        "/api;x=1/a, /api;x=1/a",
        "/%61pi/a, /%61pi/a",
        "//api/a, //api/a",
        "//api/a, /",
        "/./api/a, /./api/a",
        "/page/../api/a, /page/../api/a",
        "/page/%2E%2e/api/a, /page",
        "/page/..;x=1/api/a, /page",
        "/api%2Fa, /api%2Fa",
        "/api%5ca, /api\\a",
        "/token;x, /token;x",
        "/a.json;x=1, /a.json;x=1",
        "/a.js%6Fn, /a",
        "/api/%zz, /api%zz"
    })
    void aRequestThatMayBeForSuchAPathIsOne(String sent, String served) {
        assertThat(covers(API, "/app" + sent, served, null)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/page;x=1/a, /page/a", "/p%61ge, /page", "//page, /page", "/a+b, /a+b"})
    void aStrangeSpellingOfAnotherIsNone(String sent, String served) {
        assertThat(covers(API, "/app" + sent, served, null)).isFalse();
    }

    private static boolean covers(TokenPaths paths, String uri, String servletPath, @Nullable String pathInfo) {
        return paths.cover(Fake.of(HttpServletRequest.class)
                .on("getContextPath", "/app")
                .on("getRequestURI", uri)
                .on("getServletPath", servletPath)
                .on("getPathInfo", (Object) pathInfo)
                .make());
    }
}
