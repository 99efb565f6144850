package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.security.AccessTokenLogin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;

/** Lends this jar's mechanism to the application's own. There is none to lend where the jar is switched off. */
@ApplicationScoped
public class ApplicationLogin implements AccessTokenLogin {

    private final Instance<BearerAuthenticationMechanism> mechanism;

    @Inject
    ApplicationLogin(Instance<BearerAuthenticationMechanism> mechanism) {
        this.mechanism = mechanism;
    }

    /** For the client proxy only (CDI 4.0 section 3.11). */
    @SuppressWarnings("NullAway")
    protected ApplicationLogin() {
        this.mechanism = null;
    }

    @Override
    public AuthenticationStatus login(String jwt, HttpMessageContext context) {
        Objects.requireNonNull(jwt, "jwt");
        if (!mechanism.isResolvable()) {
            throw new IllegalStateException(
                    "No access token can be verified: scalekit.enabled or scalekit.verifier.enabled is false.");
        }
        return mechanism.get().login(jwt, context);
    }

    /** Closed where the jar is switched off: nobody can be known by a token there. */
    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (mechanism.isResolvable()) {
            return mechanism.get().validateBearer(request, response, context);
        }
        return context.isProtected() ? context.responseUnauthorized() : context.doNothing();
    }
}
