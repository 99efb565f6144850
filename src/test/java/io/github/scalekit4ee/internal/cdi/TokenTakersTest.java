package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.security.AccessTokenLogin;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("unused")
class TokenTakersTest {

    private final TokenTakers takers = new TokenTakers();

    static class Somebody {
        AccessTokenLogin login;
        Provider<AccessTokenLogin> provided;
        Instance<Provider<AccessTokenLogin>> nested;
        AccessTokenVerifier verifier;
        String text;
        List<String> texts;
    }

    static class Mechanism implements HttpAuthenticationMechanism {
        AccessTokenVerifier verifier;
        Instance<AccessTokenVerifier> provided;
        String text;

        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return AuthenticationStatus.NOT_DONE;
        }
    }

    @Test
    void nobodyIsOneAtFirst() {
        assertThat(takers.found()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "provided", "nested"})
    void whoeverInjectsTheLoginIsOne(String field) throws Exception {
        look(Somebody.class, field);

        assertThat(takers.found()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verifier", "provided"})
    void aMechanismWithTheVerifierIsOne(String field) throws Exception {
        look(Mechanism.class, field);

        assertThat(takers.found()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verifier", "text", "texts"})
    void nobodyElseIs(String field) throws Exception {
        look(Somebody.class, field);
        look(Mechanism.class, "text");

        assertThat(takers.found()).isFalse();
    }

    private void look(Class<?> type, String name) throws NoSuchFieldException {
        var field = type.getDeclaredField(name);
        takers.look(Fake.of(InjectionPoint.class)
                .on("getType", field.getGenericType())
                .on("getMember", field)
                .make());
    }
}
