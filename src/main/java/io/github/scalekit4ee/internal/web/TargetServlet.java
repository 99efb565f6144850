package io.github.scalekit4ee.internal.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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

    /**
     * Undertow names the mapping of the request that includes (Jakarta Servlet 6.0 section 9.3.1 asks for that of the target), and the right path. So
     * where both are of one servlet, the path decides.
     */
    private static String included(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.INCLUDE_MAPPING) instanceof HttpServletMapping mapping
                && !name(mapping).equals(name(request.getHttpServletMapping()))) {
            return name(mapping);
        }
        return request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH) instanceof String path
                ? byPath(
                        request.getServletContext(),
                        path,
                        request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO) != null)
                : "";
    }

    /**
     * By the path that the server has matched: an exact mapping comes before one of a prefix, and that before one of an extension.
     *
     * @param goesOn whether the path of the request goes on behind it, which only a mapping of a prefix allows
     */
    private static String byPath(ServletContext context, String path, boolean goesOn) {
        int dot = path.lastIndexOf('.');
        String prefix = path + "/*";
        String extension = dot < 0 ? "/" : "*" + path.substring(dot);
        for (String pattern : goesOn ? List.of(prefix) : List.of(path, prefix, extension, "/")) {
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
