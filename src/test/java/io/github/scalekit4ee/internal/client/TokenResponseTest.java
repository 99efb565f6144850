package io.github.scalekit4ee.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class TokenResponseTest {

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
    @CsvSource({"1000000090, 90", "1000000090.9, 90", "1000000299, 299", "1000000300, 300", "1000086400, 300"})
    void shortensThatWhereTheTokenIsAJwtThatEndsBefore(String exp, long seconds)
            throws MalformedTokenResponseException {
        assertThat(parse(answer(jwt("{\"exp\":" + exp + "}"))).lifetime()).isEqualTo(Duration.ofSeconds(seconds));
    }

    /** Nothing is verified here, so a token of any form is one that may be used. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"exp\":\"1000000090\"}",
                "{\"exp\":null}",
                "{\"exp\":-1}",
                "{\"exp\":1e99}",
                "{\"exp\":1000000090",
                "[1000000090]",
                ""
            })
    void takesAJwtWithoutAReadableEndForAnOpaqueToken(String claims) throws MalformedTokenResponseException {
        assertThat(parse(answer(jwt(claims))).lifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(parse(answer("a.~~~.b")).lifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(parse(answer("e30." + jwt("{\"exp\":1000000090}") + ".e30")).lifetime())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void trustsExpiresInWhereItIsTold() throws MalformedTokenResponseException {
        assertThat(parse("{\"access_token\":\"" + jwt("{\"exp\":1000000090}")
                                + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}")
                        .lifetime())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void refusesATokenThatHasEndedByItself() {
        for (String exp : List.of("1000000000", "999999999", "0")) {
            assertThatThrownBy(() -> parse(answer(jwt("{\"exp\":" + exp + "}"))))
                    .isInstanceOf(MalformedTokenResponseException.class)
                    .hasMessageContainingAll("expires_in is absent", "exp", "clock");
        }
    }

    private static String answer(String token) {
        return "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\"}";
    }

    private static String jwt(String claims) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".c2ln";
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
        return TokenResponse.parse(body.getBytes(UTF_8), Set.of("requested"), Instant.ofEpochSecond(1_000_000_000));
    }
}
