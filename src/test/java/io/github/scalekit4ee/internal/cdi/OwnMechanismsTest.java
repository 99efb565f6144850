package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.security.BearerAuthenticationMechanism;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnMechanismsTest {

    private final OwnMechanisms mechanisms = new OwnMechanisms();

    private static class Own implements HttpAuthenticationMechanism {
        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return AuthenticationStatus.NOT_DONE;
        }
    }

    private static final class Derived extends Own {}

    @BasicAuthenticationMechanismDefinition
    private static final class Definition {}

    private interface OnlyAType extends HttpAuthenticationMechanism {}

    @Test
    void findsAMechanismOfTheApplicationAlsoByItsSuperclass() {
        look(Derived.class);

        assertThat(mechanisms.present()).isTrue();
        assertThat(mechanisms.message()).hasValueSatisfying(message -> assertThat(message)
                .contains(Derived.class.getName(), "Inject AccessTokenVerifier"));
    }

    @Test
    void findsADefinitionOfJakartaSecurity() {
        look(Definition.class);

        assertThat(mechanisms.present()).isTrue();
    }

    @Test
    void passesOursAndWhatIsNoMechanismBy() {
        look(BearerAuthenticationMechanism.class);
        look(OnlyAType.class);
        look(String.class);

        assertThat(mechanisms.present()).isFalse();
        assertThat(mechanisms.message()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private void look(Class<?> type) {
        mechanisms.look(Fake.of(AnnotatedType.class)
                .on("getJavaClass", (Object) type)
                .on("getAnnotations", (Object) Set.of(type.getAnnotations()))
                .make());
    }
}
