package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.scalekit4ee.testing.WwwAuthenticate.Challenge;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WwwAuthenticateTest {

    @Test
    void readsOneChallenge() {
        assertThat(parse("Bearer realm=\"scalekit\", error=\"invalid_token\""))
                .containsExactly(new Challenge("Bearer", Map.of("realm", "scalekit", "error", "invalid_token")));
    }

    @Test
    void commasSeparateChallengesAndParametersAlike() {
        assertThat(parse("Basic realm=\"a, b\", Bearer scope=\"x y\" , error = invalid_token, Negotiate"))
                .containsExactly(
                        new Challenge("Basic", Map.of("realm", "a, b")),
                        new Challenge("Bearer", Map.of("scope", "x y", "error", "invalid_token")),
                        new Challenge("Negotiate", Map.of()));
    }

    @Test
    void readsEscapesAndEmptyElements() {
        assertThat(parse(", ,Bearer realm=\"say \\\"hi\\\" \\\\\", ,"))
                .containsExactly(new Challenge("Bearer", Map.of("realm", "say \"hi\" \\")));
    }

    @Test
    void aToken68IsNoParameter() {
        assertThat(parse("Negotiate YWJj/ZA==, Bearer realm=x"))
                .containsExactly(new Challenge("Negotiate", Map.of()), new Challenge("Bearer", Map.of("realm", "x")));
    }

    @Test
    void severalFieldsAreOneList() {
        assertThat(WwwAuthenticate.parse(List.of("Basic realm=a", "Bearer")))
                .extracting(Challenge::scheme)
                .containsExactly("Basic", "Bearer");
    }

    @Test
    void namesOfParametersHaveNoCase() {
        assertThat(parse("bearer ERROR=invalid_token").get(0).parameters().get("error"))
                .isEqualTo("invalid_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer realm=\"open",
                "Bearer realm=\"open\\",
                "Bearer realm=a error=b",
                "Bearer realm=a, realm=b",
                "Bearer \"x\"",
                "=x",
                "Bearer realm=a, =b"
            })
    void whatIsNotByTheGrammarIsSaid(String malformed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(malformed))
                .withMessageContaining("malformed")
                .withMessageContaining(malformed);
    }

    private static List<Challenge> parse(String value) {
        return WwwAuthenticate.parse(List.of(value));
    }
}
