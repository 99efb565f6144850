package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Believes what the request says about its caller. Abstract, so that it is no bean itself. */
public abstract class CallerMechanism implements HttpAuthenticationMechanism {
    public static final String NAME = "X-Caller";
    public static final String ROLE = "X-Role";

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        String name = request.getHeader(NAME);
        if (name != null) {
            return context.notifyContainerAboutLogin(name, Set.of(request.getHeader(ROLE)));
        }
        return context.isProtected() || context.isAuthenticationRequest() ? refuse(response) : context.doNothing();
    }

    /** By the simple name of the class; a client proxy's has more behind it. */
    private AuthenticationStatus refuse(HttpServletResponse response) throws AuthenticationException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", scheme());
        try {
            // Open Liberty puts a Basic challenge over this one otherwise.
            response.flushBuffer();
        } catch (IOException e) {
            throw new AuthenticationException(e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    protected abstract String scheme();
}
