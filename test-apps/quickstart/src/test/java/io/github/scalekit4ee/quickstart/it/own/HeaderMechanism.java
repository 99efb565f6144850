package io.github.scalekit4ee.quickstart.it.own;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.VerifiedAccessToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What an application writes that takes its tokens from a header of its own. */
@ApplicationScoped
public class HeaderMechanism implements HttpAuthenticationMechanism {
    public static final String HEADER = "X-Access-Token";
    public static final String CHALLENGE = "Own realm=\"own\"";

    @Inject
    AccessTokenVerifier verifier;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        String token = request.getHeader(HEADER);
        if (token == null) {
            boolean asked = context.isProtected() || context.isAuthenticationRequest();
            return asked ? refuse(response) : context.doNothing();
        }
        try {
            VerifiedAccessToken verified = verifier.verify(token);
            return context.notifyContainerAboutLogin(verified.subject(), verified.scopes());
        } catch (InvalidTokenException e) {
            return refuse(response);
        }
    }

    private static AuthenticationStatus refuse(HttpServletResponse response) throws AuthenticationException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", CHALLENGE);
        try {
            // Open Liberty puts a Basic challenge over this one otherwise.
            response.flushBuffer();
        } catch (IOException e) {
            throw new AuthenticationException(e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
