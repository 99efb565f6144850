package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenExtractorTest {

    private final BearerTokenExtractor fromHeader =
            new BearerTokenExtractor(new CallerConfiguration(List.of(), "scalekit", null));
    private final BearerTokenExtractor fromCookie =
            new BearerTokenExtractor(new CallerConfiguration(List.of(), "scalekit", "Bearer"));

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER abc", "Bearer   abc"})
    void takesTheTokenOfTheBearerSchemeInAnyCase(String header) {
        assertThat(fromHeader.extract(withHeaders(header))).isEqualTo(presented("abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic abc",
                "Bearerish abc",
                "Bearer-abc",
                "",
                "abc",
                "Beare",
                "Bearer0 a",
                "Bearer9 a",
                "BearerA a",
                "BearerZ a",
                "Bearera a",
                "Bearerz a",
                "Bearer! a",
                "Bearer~ a"
            })
    void takesAnotherSchemeForNoToken(String header) {
        assertThat(fromHeader.extract(withHeaders(header))).isEqualTo(BearerToken.Absent.INSTANCE);
    }

    @Test
    void findsNoTokenWithoutAHeader() {
        assertThat(fromHeader.extract(withHeaders())).isEqualTo(BearerToken.Absent.INSTANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "'Bearer', INVALID_TOKEN",
        "'Bearer ', INVALID_TOKEN",
        "'Bearer\tabc', INVALID_REQUEST",
        "'Bearer:abc', INVALID_REQUEST",
        "'Bearer/abc', INVALID_REQUEST",
        "'Bearer@abc', INVALID_REQUEST",
        "'Bearer[abc', INVALID_REQUEST",
        "'Bearer{abc', INVALID_REQUEST",
        "'Bearer\"abc\"', INVALID_REQUEST"
    })
    void refusesAHeaderThatAnnouncesATokenAndHasNone(String header, BearerError error) {
        assertThat(fromHeader.extract(withHeaders(header)))
                .isInstanceOfSatisfying(BearerToken.Malformed.class, malformed -> assertThat(malformed.error())
                        .isEqualTo(error));
    }

    @Test
    void refusesASecondHeaderWhateverItSays() {
        assertThat(fromHeader.extract(withHeaders("Bearer good", "Basic other")))
                .isInstanceOf(BearerToken.Malformed.class);
    }

    @Test
    void looksAtTheCookieOnlyWhereOneIsConfigured() {
        assertThat(fromCookie.extract(withCookies(new Cookie("other", "x"), new Cookie("Bearer", "abc"))))
                .isEqualTo(presented("abc"));
        assertThat(fromCookie.extract(withCookies())).isEqualTo(BearerToken.Absent.INSTANCE);
    }

    @Test
    void anEmptyCookieIsNoToken() {
        assertThat(fromCookie.extract(withCookies(new Cookie("Bearer", "")))).isEqualTo(BearerToken.Absent.INSTANCE);
        assertThat(fromCookie.extract(withCookies(new Cookie("other", "x")))).isEqualTo(BearerToken.Absent.INSTANCE);
    }

    /** Servlet 6.0, {@code HttpServletRequest.getHeaders}: a container may not let anybody see the fields. */
    @Test
    void findsNoTokenWhereTheServerShowsNoFields() {
        HttpServletRequest closed = Fake.of(HttpServletRequest.class)
                .on("getHeaders", (Object) null)
                .make();
        assertThat(fromHeader.extract(closed)).isEqualTo(BearerToken.Absent.INSTANCE);
    }

    @Test
    void refusesTwoCookiesOfTheName() {
        assertThat(fromCookie.extract(withCookies(new Cookie("Bearer", "abc"), new Cookie("Bearer", "def"))))
                .isInstanceOf(BearerToken.Malformed.class);
    }

    @Test
    void showsNothingOfTheTokenNorOfTheRequest() {
        assertThat(presented("abc")).hasToString("PresentedToken[…]");
        assertThat(new AccessTokenCredential(presented("abc"))).hasToString("AccessTokenCredential[…]");
    }

    private static PresentedToken presented(String value) {
        return new PresentedToken("Bearer", value, "GET", "/deployments%20");
    }

    private static HttpServletRequest withHeaders(String... values) {
        return Fake.of(HttpServletRequest.class)
                .on("getHeaders", name -> Collections.enumeration(List.of(values)))
                .on("getMethod", none -> "GET")
                .on("getRequestURI", none -> "/deployments%20")
                .make();
    }

    private static HttpServletRequest withCookies(Cookie... cookies) {
        return Fake.of(HttpServletRequest.class)
                .on("getCookies", none -> cookies.length == 0 ? null : cookies)
                .on("getMethod", none -> "GET")
                .on("getRequestURI", none -> "/deployments%20")
                .make();
    }
}
