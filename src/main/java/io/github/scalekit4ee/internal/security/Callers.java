package io.github.scalekit4ee.internal.security;

import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says who the caller is now. Whoever wants to know asks here, and asks again each time: a caller may log out, and another may log
 * in, during one request.
 *
 * <p>Null before authentication, after a logout, and on a thread that has no request.
 */
public final class Callers {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.security");

    private Callers() {}

    /**
     * Never throws: servers without a caller answer null, an empty set or an exception.
     *
     * @param security the server's
     * @param kind {@link AccessTokenCallerPrincipal} for a caller of this jar's mechanism, {@code JsonWebToken} for any caller with
     *     a token
     */
    public static <P extends Principal> @Nullable P current(SecurityContext security, Class<P> kind) {
        try {
            Principal caller = security.getCallerPrincipal();
            return caller == null ? null : principal(security.getPrincipalsByType(kind), caller);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The server does not say who the caller is, so it is nobody.", e);
            return null;
        }
    }

    /** A subject may still hold the principal of an earlier login. */
    private static <P extends Principal> @Nullable P principal(@Nullable Set<P> principals, Principal caller) {
        if (principals == null) {
            return null; // Open Liberty, after a logout
        }
        List<P> own = principals.stream()
                .filter(principal -> principal.getName().equals(caller.getName()))
                .toList();
        return own.size() == 1
                ? own.get(0)
                : own.stream().filter(caller::equals).findFirst().orElse(null);
    }
}
