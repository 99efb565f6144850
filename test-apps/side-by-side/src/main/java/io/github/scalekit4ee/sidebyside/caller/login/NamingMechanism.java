package io.github.scalekit4ee.sidebyside.caller.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** The caller is whoever the request says, by a parameter first and by an attribute later. */
@ApplicationScoped
public class NamingMechanism implements HttpAuthenticationMechanism {
    static final String NAME = "name";

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Object name = request.getAttribute(NAME);
        String caller = name != null ? name.toString() : request.getParameter(NAME);
        return caller == null
                ? context.doNothing()
                : context.notifyContainerAboutLogin(new NamedToken(caller), Set.of("named"));
    }
}
