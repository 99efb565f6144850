package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.internal.config.TokenShare;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CallerReaderTest {

    @ParameterizedTest
    @MethodSource
    void readsWhereGroupsComeFrom(String text, List<GroupsSource> sources) {
        assertThat(Settings.scalekit("scalekit.groups-from=" + text)
                        .caller()
                        .groupsFrom()
                        .get(""))
                .isEqualTo(sources);
    }

    static Stream<Arguments> readsWhereGroupsComeFrom() {
        return Stream.of(
                Arguments.of("scopes", List.of(source("", "scopes"))),
                Arguments.of(" scopes:SCOPE_ , roles ", List.of(source("SCOPE_", "scopes"), source("", "roles"))),
                Arguments.of("scopes:urn:x:", List.of(source("urn:x:", "scopes"))),
                Arguments.of("custom_claims.teams", List.of(source("", "custom_claims", "teams"))),
                Arguments.of(
                        "\"https://acme.example/roles\":R_,a.\"b.c\".d",
                        List.of(source("R_", "https://acme.example/roles"), source("", "a", "b.c", "d"))),
                Arguments.of("\"a,b\",c", List.of(source("", "a,b"), source("", "c"))),
                Arguments.of("roles,roles", List.of(source("", "roles"))));
    }

    private static GroupsSource source(String prefix, String... path) {
        return new GroupsSource(List.of(path), prefix);
    }

    @Test
    void readsWhichRequestsTokensDecide() {
        assertThat(Settings.scalekit().caller().share()).isEqualTo(TokenShare.DEFAULT);
        assertThat(Settings.scalekit("scalekit.bearer-first=false", "scalekit.paths=/api/*, /token,*.json,/*")
                        .caller()
                        .share())
                .isEqualTo(new TokenShare(false, Set.of("/api/*", "/token", "*.json", "/*")));
    }

    @Test
    void readsOriginsInTheSpellingOfBrowsers() {
        assertThat(Settings.scalekit().caller().allowedOrigins()).isEmpty();
        assertThat(Settings.scalekit("scalekit.cors.allowed-origins=*").caller().allowedOrigins())
                .containsExactly("*");
        assertThat(Settings.scalekit("scalekit.cors.allowed-origins=HTTPS://App.example.com:443, http://localhost:3000,"
                                + "http://intranet.example:80,capacitor://localhost")
                        .caller()
                        .allowedOrigins())
                .containsExactlyInAnyOrder(
                        "https://app.example.com",
                        "http://localhost:3000",
                        "http://intranet.example",
                        "capacitor://localhost");
    }

    @Test
    void anOriginLosesTheStandardPortOfItsOwnSchemeOnly() {
        assertThat(Settings.scalekit("scalekit.cors.allowed-origins=https://a.example:80,http://b.example:443,x://c:80")
                        .caller()
                        .allowedOrigins())
                .containsExactlyInAnyOrder("https://a.example:80", "http://b.example:443", "x://c:80");
    }

    @Test
    void readsTheRealm() {
        assertThat(Settings.scalekit().caller().realm()).isEqualTo("scalekit");
        assertThat(Settings.scalekit("scalekit.realm=Acme API").caller().realm())
                .isEqualTo("Acme API");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "mp.jwt.token.header=Authorization, mp.jwt.token.cookie=jwt, none",
                "mp.jwt.token.header=, mp.jwt.token.cookie=jwt, none",
                "mp.jwt.token.header=Cookie, mp.jwt.token.cookie=, Bearer",
                "mp.jwt.token.header=cookie, mp.jwt.token.cookie=jwt, jwt"
            })
    void readsACookiesNameOnlyIfTheHeaderIsCookie(String header, String cookie, String expected) {
        assertThat(Settings.microProfile(header, cookie).caller().tokenCookie()).isEqualTo(expected);
    }
}
