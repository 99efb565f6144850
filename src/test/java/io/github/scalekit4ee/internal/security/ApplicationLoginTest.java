package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.scalekit4ee.internal.Fake;
import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

/** Where the jar is switched off; with it, see {@link BearerAuthenticationMechanismTest}. */
class ApplicationLoginTest {

    @SuppressWarnings("unchecked")
    private final ApplicationLogin login = new ApplicationLogin(
            Fake.of(Instance.class).on("isResolvable", false).make());

    @Test
    void nobodyIsLoggedInWhereTheJarIsSwitchedOff() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        login.login("token", Fake.of(HttpMessageContext.class).make()))
                .withMessageContaining("scalekit.enabled");
    }

    @Test
    void aProtectedResourceStaysClosedWhereTheJarIsSwitchedOff() throws AuthenticationException {
        assertThat(validate(true)).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertThat(validate(false)).isEqualTo(AuthenticationStatus.NOT_DONE);
    }

    private AuthenticationStatus validate(boolean isProtected) throws AuthenticationException {
        return login.validateRequest(
                Fake.of(HttpServletRequest.class).make(),
                Fake.of(HttpServletResponse.class).make(),
                Fake.of(HttpMessageContext.class)
                        .on("isProtected", isProtected)
                        .on("responseUnauthorized", AuthenticationStatus.SEND_FAILURE)
                        .on("doNothing", AuthenticationStatus.NOT_DONE)
                        .make());
    }
}
