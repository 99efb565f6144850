package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a request says that its caller logs in anew; where it does, the test of people and machines on each server shows. */
class TokensBeforeSessionsTest {

    private final Map<String, Object> attributes = new HashMap<>();

    @Test
    void theMarkIsALoginAnewThatNobodyAskedFor() {
        HttpServletRequest request = Fake.of(HttpServletRequest.class)
                .on("setAttribute", given -> attributes.put((String) given[0], given[1]))
                .make();

        TokensBeforeSessions.mark(request, "login");

        assertThat(attributes).containsOnlyKeys("login");
        AuthenticationParameters mark = (AuthenticationParameters) attributes.get("login");
        assertThat(mark.isNewAuthentication()).isTrue();
        assertThat(TokensBeforeSessions.isMark(mark)).isTrue();
    }

    @Test
    void whatAnApplicationAsksForIsNoMark() {
        AuthenticationParameters asked = AuthenticationParameters.withParams().newAuthentication(true);

        assertThat(TokensBeforeSessions.isMark(asked)).isFalse();
        assertThat(TokensBeforeSessions.isMark(null)).isFalse();
    }
}
