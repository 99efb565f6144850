package io.github.scalekit4ee.internal.server;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the thread at hand serves an HTTP request, on TomEE. That server leaves the CDI context of a request and its caller
 * on the thread; when the thread is used for something else, such as the work of {@code AsyncContext.start()}, both are still there.
 * What it does take off the thread is the request that Jakarta Authorization asks for.
 */
public final class RequestThreads {

    /** Jakarta Authorization 2.1 section 4.6.1.3. */
    private static final String REQUEST = "jakarta.servlet.http.HttpServletRequest";

    private final @Nullable Method getContext;

    private RequestThreads(@Nullable Method getContext) {
        this.getContext = getContext;
    }

    /** For a server that takes from a thread all that it has put there. */
    static RequestThreads all() {
        return new RequestThreads(null);
    }

    /** @param application the class loader of the application */
    static RequestThreads byPolicyContext(ClassLoader application) {
        try {
            return new RequestThreads(
                    application.loadClass("jakarta.security.jacc.PolicyContext").getMethod("getContext", String.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This TomEE does not tell which thread serves a request.", e);
        }
    }

    /** False only where the thread is known to serve none. */
    public boolean mayServeARequest() {
        if (getContext == null) {
            return true;
        }
        try {
            return getContext.invoke(null, REQUEST) != null;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
