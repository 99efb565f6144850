package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedRequestTest {

    @ParameterizedTest
    @CsvSource({
        "/api/things, GET /api/things",
        "/a%0d%0aSEVERE%20x, GET /a%0d%0aSEVERE%20x",
        "/a;jsessionid=hush/b;c=hush, GET /a;.../b;...",
    })
    void showsThePathAsItWasSent(String path, String line) {
        assertThat(request("GET", path, null, null, null).line()).isEqualTo(line);
    }

    @Test
    void nothingThatACallerSendsEndsALineOrIsEndless() {
        String line = request(
                        "G\r\nET" + "x".repeat(100),
                        "/a\r\nSEVERE: \u2028\u001b[31m" + "b".repeat(9_000),
                        null,
                        null,
                        null)
                .line();

        assertThat(line).matches("[ -~]+").hasSizeLessThan(300).doesNotContain("b".repeat(250));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token=hush", "a=b&access_token=hush", "a=b;access_token=hush&c"})
    void tellsOfATokenInTheQuery(String query) {
        assertThat(request("GET", "/", query, null, null).whyNobody())
                .contains("its query has access_token, which is not read")
                .doesNotContain("hush", "a=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_access_token=x", "q=access_token=x", "access_tokens=x"})
    void tellsOfNoTokenWhereThereIsNone(String query) {
        assertThat(request("GET", "/", query, null, null).whyNobody()).isEqualTo("the request has no bearer token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "DPoP", "digest", "ApiKey"})
    void tellsOfAnotherScheme(String scheme) {
        assertThat(request("GET", "/", null, scheme + " hush", null).whyNobody())
                .endsWith("its Authorization field has the scheme " + scheme);
    }

    /** What stands in the scheme's place may be the token. */
    @ParameterizedTest
    @ValueSource(strings = {"eyJhbGciOiJub25lIn0.hush.x", "hush hush", "hush"})
    void showsNothingOfACredentialWithoutAScheme(String authorization) {
        assertThat(request("GET", "/", null, authorization, null).whyNobody())
                .contains("no scheme that is known; write Bearer before the token")
                .doesNotContain("hush", "eyJ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer x", "BEARER hush"})
    void tellsOfTheRightSchemeInTheUsualWay(String authorization) {
        assertThat(request("GET", "/", null, authorization, null).whyNobody())
                .endsWith("its Authorization field has the scheme Bearer");
    }

    @Test
    void aPathOfTwoHundredCharactersIsShownWhole() {
        String path = "/" + "p".repeat(199);
        assertThat(request("GET", path, null, null, null).line()).isEqualTo("GET " + path);
        assertThat(request("GET", path + "q", null, null, null).line()).isEqualTo("GET " + path + "...");
        assertThat(request("GET", null, null, null, null).line()).isEqualTo("GET ?");
        assertThat(request("GET", path, null, null, null)).hasToString("RejectedRequest[GET " + path + "]");
    }

    @Test
    void tellsOfNoFormWhereThereIsNone() {
        assertThat(request("POST", "/", null, null, "application/json").whyNobody())
                .isEqualTo("the request has no bearer token");
    }

    @Test
    void tellsThatATokenInAFormIsNotRead() {
        assertThat(request("POST", "/", null, null, "application/x-www-form-urlencoded; charset=UTF-8")
                        .whyNobody())
                .contains("a token in a form is not read");
    }

    @Test
    void doesNotShowWhatMayBeACredential() {
        assertThat(request("GET", "/", "access_token=hush", "Bearer hush", null).toString())
                .doesNotContain("hush");
    }

    private static RejectedRequest request(
            String method, String path, String query, String authorization, String type) {
        return new RejectedRequest(method, path, query, authorization, type);
    }
}
