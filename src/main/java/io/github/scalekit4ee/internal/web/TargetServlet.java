package io.github.scalekit4ee.internal.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;

/** The servlet that a request goes to, also by a dispatcher. */
final class TargetServlet {

    private TargetServlet() {}

    /** Empty where the server does not say. */
    static String name(HttpServletRequest request) {
        HttpServletMapping mapping = request.getDispatcherType() == DispatcherType.INCLUDE
                ? (HttpServletMapping) request.getAttribute(RequestDispatcher.INCLUDE_MAPPING)
                : request.getHttpServletMapping();
        String name = mapping == null ? null : mapping.getServletName();
        return name == null ? "" : name;
    }
}
