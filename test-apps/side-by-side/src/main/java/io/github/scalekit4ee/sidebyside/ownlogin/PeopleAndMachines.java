package io.github.scalekit4ee.sidebyside.ownlogin;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.security.AccessTokenLogin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** As a README reader writes it: a token in the usual header, a token in a header of its own, and somebody without any token. */
@ApplicationScoped
public class PeopleAndMachines implements HttpAuthenticationMechanism {
    public static final String OWN_HEADER = "X-Access-Token";
    public static final String PERSON = "X-Person";
    public static final String CHALLENGE = "Own realm=\"own\"";

    @Inject
    AccessTokenLogin tokens;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (request.getHeader("Authorization") != null) {
            return tokens.validateRequest(request, response, context);
        }
        String token = request.getHeader(OWN_HEADER);
        if (token != null) {
            try {
                return tokens.login(token, context);
            } catch (InvalidTokenException e) {
                return answer(response, 401, e.reason().name());
            } catch (KeySourceUnavailableException e) {
                return answer(response, 503, "keys");
            }
        }
        String person = request.getHeader(PERSON);
        if (person != null) {
            return context.notifyContainerAboutLogin(person, Set.of("read:deployments"));
        }
        boolean asked = context.isProtected() || context.isAuthenticationRequest();
        return asked ? answer(response, 401, "") : context.doNothing();
    }

    private static AuthenticationStatus answer(HttpServletResponse response, int status, String reason)
            throws AuthenticationException {
        response.setStatus(status);
        response.setHeader("WWW-Authenticate", CHALLENGE);
        response.setHeader("X-Reason", reason);
        try {
            // Open Liberty puts a Basic challenge over this one otherwise.
            response.flushBuffer();
        } catch (IOException e) {
            throw new AuthenticationException(e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
