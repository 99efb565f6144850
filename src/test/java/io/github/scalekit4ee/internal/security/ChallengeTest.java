package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    @Test
    void parametersAreQuotedInTheirOrder() {
        Challenge challenge = new Challenge("Bearer", Map.of("realm", "acme"))
                .with("error", "invalid_token")
                .with("scope", "b a");

        assertThat(challenge.value()).isEqualTo("Bearer realm=\"acme\", error=\"invalid_token\", scope=\"b a\"");
    }

    @Test
    void noValueEndsTheStringOrTheLine() {
        assertThat(new Challenge("Bearer", Map.of("realm", "a\" b\\ c\r\n \u00E4")).value())
                .isEqualTo("Bearer realm=\"a? b? c?? ?\"");
    }

    @Test
    void aSchemeMayStandAlone() {
        assertThat(new Challenge("Bearer", Map.of()).value()).isEqualTo("Bearer");
    }
}
