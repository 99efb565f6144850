package io.github.scalekit4ee.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenResponseTest {

    @Test
    void readsTheDocumentedAnswer() throws MalformedTokenResponseException {
        TokenResponse response = parse(
                """
                {"access_token":"eyJ.a-b_c~d+e/f==","token_type":"Bearer","expires_in":86399,
                 "scope":"deploy:applications  read:deployments","refresh_token":"ignored"}""");

        assertThat(response.accessToken()).isEqualTo("eyJ.a-b_c~d+e/f==");
        assertThat(response.lifetime()).isEqualTo(Duration.ofSeconds(86399));
        assertThat(response.scopes()).containsExactlyInAnyOrder("deploy:applications", "read:deployments");
    }

    @Test
    void takesTheRequestedScopesWhereTheAnswerNamesNone() throws MalformedTokenResponseException {
        assertThat(parse("""
                {"access_token":"t","token_type":"Bearer","expires_in":60}""")
                        .scopes())
                .containsExactly("requested");
    }

    @Test
    void givesATokenWithoutExpiresInTheShortestLifetime() throws MalformedTokenResponseException {
        assertThat(parse("""
                {"access_token":"t","token_type":"Bearer"}""")
                        .lifetime())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 31_622_400})
    void takesALifetimeOfASecondToALeapYear(long seconds) throws MalformedTokenResponseException {
        assertThat(parse("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":" + seconds + "}")
                        .lifetime())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER", "bEaReR"})
    void readsTheTokenTypeInAnyCase(String type) throws MalformedTokenResponseException {
        assertThat(parse("""
                {"access_token":"t","token_type":"%s","expires_in":60}""".formatted(type))
                        .accessToken())
                .isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "-9223372036854775808",
                "31622401",
                "1795521600000",
                "1e99",
                "60.5",
                "60.0",
                "\"60\"",
                "true",
                "{}",
                "[60]",
                "9223372036854775808"
            })
    void refusesAnAbsurdLifetime(String expiresIn) {
        assertThatThrownBy(() ->
                        parse("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":" + expiresIn + "}"))
                .isInstanceOf(MalformedTokenResponseException.class)
                .hasMessageContaining("expires_in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"token\"",
                "<html>",
                "{",
                "{}",
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":60} trailing",
                "{\"access_token\":\"t\",\"access_token\":\"u\",\"token_type\":\"Bearer\",\"expires_in\":60}",
                "{\"access_token\":\"t\",\"expires_in\":60}",
                "{\"access_token\":\"t\",\"token_type\":\"DPoP\",\"expires_in\":60}",
                "{\"access_token\":\"t\",\"token_type\":1,\"expires_in\":60}",
                "{\"token_type\":\"Bearer\",\"expires_in\":60}",
                "{\"access_token\":\"\",\"token_type\":\"Bearer\",\"expires_in\":60}",
                "{\"access_token\":1,\"token_type\":\"Bearer\",\"expires_in\":60}",
                "{\"access_token\":\"a\\r\\nX-Injected: 1\",\"token_type\":\"Bearer\",\"expires_in\":60}",
                "{\"access_token\":\"a b\",\"token_type\":\"Bearer\",\"expires_in\":60}",
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":60,\"scope\":[\"a\"]}"
            })
    void refusesWhateverIsNoTokenResponse(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(MalformedTokenResponseException.class);
    }

    @Test
    void showsNoTokenInItsTextOrInAMessage() throws MalformedTokenResponseException {
        assertThat(parse("{\"access_token\":\"sensitive\",\"token_type\":\"Bearer\"}")
                        .toString())
                .isEqualTo("TokenResponse[lifetime=PT5M]");
        assertThatThrownBy(() -> parse("{\"access_token\":\"sensitive\",\"token_type\":\"mac\"}"))
                .hasMessageNotContaining("sensitive");
    }

    private static TokenResponse parse(String body) throws MalformedTokenResponseException {
        return TokenResponse.parse(body.getBytes(UTF_8), Set.of("requested"));
    }
}
