package io.github.scalekit4ee.internal.security;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Says of each request that tokens decide that its caller logs in anew, for a server that would otherwise take the caller of a session
 * before that of the mechanism. Listeners hear of a request before it is authenticated there.
 */
public final class TokensBeforeSessions implements ServletRequestListener {

    private final String attribute;
    private volatile @Nullable BearerAuthenticationMechanism mechanism;

    /** @param attribute of the request, which holds the parameters of a login */
    public TokensBeforeSessions(String attribute) {
        this.attribute = attribute;
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request
                && mechanism().decidesBesideOwn(request)) {
            mark(request, attribute);
        }
    }

    static void mark(HttpServletRequest request, String attribute) {
        request.setAttribute(attribute, new NewLogin());
    }

    /** Nobody has called {@code authenticate()}: the server says so because of the mark. */
    static boolean isMark(@Nullable AuthenticationParameters parameters) {
        return parameters instanceof NewLogin;
    }

    private BearerAuthenticationMechanism mechanism() {
        BearerAuthenticationMechanism known = mechanism;
        if (known == null) {
            known = CDI.current().select(BearerAuthenticationMechanism.class).get();
            mechanism = known;
        }
        return known;
    }

    private static final class NewLogin extends AuthenticationParameters {

        NewLogin() {
            setNewAuthentication(true);
        }
    }
}
