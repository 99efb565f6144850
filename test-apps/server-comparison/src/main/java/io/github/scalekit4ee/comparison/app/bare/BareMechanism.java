package io.github.scalekit4ee.comparison.app.bare;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Hashtable;
import java.util.Set;

/** Takes everybody with a token for one caller and never looks at it, so that a request costs what the server makes of a login. */
@ApplicationScoped
public class BareMechanism implements HttpAuthenticationMechanism {

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (request.getHeader("Authorization") == null) {
            return context.doNothing();
        }
        // Without it Open Liberty signs a token of its own at each login, which costs far more than all the rest.
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("com.ibm.wsspi.security.cred.cacheKey", "everybody");
        context.getClientSubject().getPrivateCredentials().add(properties);
        return context.notifyContainerAboutLogin("everybody", Set.of("read:deployments"));
    }
}
