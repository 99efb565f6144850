package io.github.scalekit4ee.internal.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The servlet that a request goes to, also by a dispatcher. */
final class TargetServlet {

    private TargetServlet() {}

    /** Empty where the server does not say. */
    static String name(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.INCLUDE
                ? included(request)
                : name(request.getHttpServletMapping());
    }

    private static String name(@Nullable HttpServletMapping mapping) {
        String name = mapping == null ? null : mapping.getServletName();
        return name == null ? "" : name;
    }

    /** Undertow does not name the mapping of an inclusion (Jakarta Servlet 6.0 section 9.3.1), but its path. */
    private static String included(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.INCLUDE_MAPPING) instanceof HttpServletMapping mapping) {
            return name(mapping);
        }
        return request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH) instanceof String path
                ? byPath(request.getServletContext(), path)
                : "";
    }

    /** By the path that the server has matched: an exact mapping comes before one of a prefix, and that before one of an extension. */
    private static String byPath(ServletContext context, String path) {
        int dot = path.lastIndexOf('.');
        for (String pattern : new String[] {path, path + "/*", dot < 0 ? "/" : "*" + path.substring(dot), "/"}) {
            for (Map.Entry<String, ? extends ServletRegistration> each :
                    context.getServletRegistrations().entrySet()) {
                if (each.getValue().getMappings().contains(pattern)) {
                    return each.getKey();
                }
            }
        }
        return "";
    }
}
