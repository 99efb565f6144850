package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.event.HttpCall;
import io.github.scalekit4ee.internal.server.Container;
import io.github.scalekit4ee.internal.server.RequestThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says who the caller is now. Whoever wants to know injects this and asks again each time: a caller may log out, and another may log
 * in, during one request.
 */
@ApplicationScoped
public class Callers {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.security");

    private final SecurityContext security;
    private final HttpServletRequest request;
    private final BeanManager beans;
    private final RequestThreads threads;

    @Inject
    Callers(SecurityContext security, HttpServletRequest request, BeanManager beans) {
        this.security = security;
        this.request = request;
        this.beans = beans;
        this.threads = Container.ofThisServer().requestThreads(Callers.class.getClassLoader());
    }

    /** For the client proxy only (CDI 4.0 section 3.11). */
    @SuppressWarnings("NullAway")
    protected Callers() {
        this.security = null;
        this.request = null;
        this.beans = null;
        this.threads = null;
    }

    /**
     * Null before authentication, after a logout, and on a thread without a request. Never throws: servers without a caller answer
     * null, an empty set or an exception.
     *
     * @param kind {@link AccessTokenCallerPrincipal} for a caller of this jar's mechanism, {@code JsonWebToken} for any caller with
     *     a token
     */
    public <P extends Principal> @Nullable P current(Class<P> kind) {
        try {
            // GlassFish and Payara leave the caller of an earlier request on the threads of AsyncContext.start().
            beans.getContext(RequestScoped.class);
            if (!threads.mayServeARequest()) {
                return null;
            }
            return hasHttpRequest() ? ofTheRequest(kind) : principal(kind, security.getCallerPrincipal());
        } catch (ContextNotActiveException e) {
            return null;
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The server does not say who the caller is, so it is nobody.", e);
            return null;
        }
    }

    /** What a log may say of the request that is running; says that there is none in a timer, for example. */
    public RejectedRequest request() {
        try {
            if (request.getMethod() != null) {
                return RejectedRequest.of(request);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.FINEST, "There is no request.", e);
        }
        return RejectedRequest.NONE;
    }

    /** What an event may say of the request that is running; null where there is none. */
    public @Nullable HttpCall call() {
        try {
            return request.getMethod() == null ? null : RequestEvents.call(request);
        } catch (RuntimeException e) {
            LOG.log(Level.FINEST, "There is no request.", e);
            return null;
        }
    }

    /** False in a timer, in an asynchronous method of an enterprise bean, and in the like. */
    private boolean hasHttpRequest() {
        try {
            return request.getMethod() != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /**
     * The request counts before the thread: TomEE leaves the caller of an earlier request on a thread until the next request is
     * authenticated.
     */
    private <P extends Principal> @Nullable P ofTheRequest(Class<P> kind) {
        Principal caller = request.getUserPrincipal();
        return kind.isInstance(caller) ? kind.cast(caller) : principal(kind, caller);
    }

    /** The principal behind the server's own. A subject may still hold one of an earlier login. */
    private <P extends Principal> @Nullable P principal(Class<P> kind, @Nullable Principal caller) {
        Set<P> principals = caller == null ? null : security.getPrincipalsByType(kind);
        if (caller == null || principals == null) {
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
