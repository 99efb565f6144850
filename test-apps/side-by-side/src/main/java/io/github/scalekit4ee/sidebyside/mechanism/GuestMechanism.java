package io.github.scalekit4ee.sidebyside.mechanism;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.logging.Logger;

/** The least that Jakarta Security lets an application write: everybody is the same caller. And it logs, as most do. */
@ApplicationScoped
public class GuestMechanism implements HttpAuthenticationMechanism {
    private static final Logger LOG = Logger.getLogger(GuestMechanism.class.getName());

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        LOG.fine("a guest");
        return context.notifyContainerAboutLogin("guest", Set.of("guests"));
    }
}
