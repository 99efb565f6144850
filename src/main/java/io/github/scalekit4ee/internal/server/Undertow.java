package io.github.scalekit4ee.internal.server;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * WildFly's servlet container. After an authentication mechanism has refused a request, it calls {@code sendError} unless the
 * exchange is complete: request read, response closed. If the response is committed by then, that call fails, and the server logs
 * an ERROR of 5 KB for each refusal (UT010019).
 */
public final class Undertow {

    private static final String PACKAGE = "io.undertow.servlet.spec.";

    private Undertow() {}

    /** Whether it runs this application. */
    public static boolean runs(ServletContext context) {
        return context.getClass().getName().startsWith(PACKAGE);
    }

    /** Whether it has made this response. */
    public static boolean handles(HttpServletResponse response) {
        return response.getClass().getName().startsWith(PACKAGE);
    }

    /** Whether the exchange stays incomplete after the response, since nobody has read the request's body. */
    public static boolean awaitsBodyOf(HttpServletRequest request, HttpServletResponse response) {
        return handles(response)
                && (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null);
    }
}
