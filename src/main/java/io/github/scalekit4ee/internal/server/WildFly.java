package io.github.scalekit4ee.internal.server;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * WildFly, with its servlet container Undertow.
 *
 * <p>After an authentication mechanism has refused a request, Undertow calls {@code sendError} unless the exchange is complete: request
 * read, response closed. If the response is committed by then, that call fails, and the server logs an ERROR of 5 KB for each refusal
 * (UT010019).
 */
final class WildFly extends Container {

    private static final String LOADER = "org.jboss.modules.ModuleClassLoader";

    private static final String SERVLETS = "io.undertow.servlet.spec.";

    /** Of its own MicroProfile JWT: a producer that knows its own tokens only, and nobody's name for ours. */
    private static final String PRINCIPAL = "io.smallrye.jwt.auth.cdi.PrincipalProducer";

    /** Where Soteria's own kind of bean is; what it makes of that kind has no bean class to be known by. */
    private static final String SOTERIA = "org.glassfish.soteria.";

    /** Each application is a module. */
    @Override
    boolean isThisServer(ClassLoader application) {
        for (Class<?> type = application.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(LOADER)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lets callers of access tokens log in without a setting of the server. Not those of a mechanism of the application's own, which
     * may count on the server's realm. CDI has started before the servlet container here.
     */
    @Override
    public void start(ServletContext context, Supplier<Application> application) {
        if (context.getClass().getName().startsWith(SERVLETS)
                && application.get().authenticates()) {
            ElytronCallers.takeFromTheMechanism(context).ifPresent(problem -> {
                throw new FailedDeploymentException(context.getContextPath(), Set.of(problem));
            });
        }
    }

    @Override
    public Optional<String> adviceAfter(Throwable login) {
        return ElytronCallers.advice(login);
    }

    /** Nobody has read the request's body. */
    @Override
    public boolean awaitsBodyOf(HttpServletRequest request, HttpServletResponse response) {
        return handles(response)
                && (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null);
    }

    @Override
    public void refused(HttpServletResponse response) throws IOException {
        if (handles(response)) {
            response.getOutputStream().close();
        }
    }

    /** Not where an application's filter has wrapped the response. */
    private static boolean handles(HttpServletResponse response) {
        return response.getClass().getName().startsWith(SERVLETS);
    }

    @Override
    public boolean isProducerOfOwnPrincipal(String type) {
        return type.equals(PRINCIPAL);
    }

    /** One handler for all WARs of an EAR, with the stores of the WAR that called it first. */
    @Override
    public boolean isHandlerOfStores(String bean) {
        return bean.startsWith(SOTERIA);
    }
}
