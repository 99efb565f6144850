package io.github.scalekit4ee.sidebyside.principal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** Everybody is somebody, with a principal of a class of the application's own. Not "guest", who is nobody to TomEE. */
@ApplicationScoped
public class SomebodyMechanism implements HttpAuthenticationMechanism {

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return context.notifyContainerAboutLogin(new Somebody(), Set.of("somebodies"));
    }

    /** Who calls. */
    public static final class Somebody extends CallerPrincipal {
        private static final long serialVersionUID = 1L;

        Somebody() {
            super("somebody");
        }
    }
}
