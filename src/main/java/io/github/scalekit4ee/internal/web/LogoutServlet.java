package io.github.scalekit4ee.internal.web;

import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Logger;

/** Takes logout tokens (OpenID Connect Back-Channel Logout 1.0). Where a constraint protects the path, the mechanism answers in its place. */
final class LogoutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.web");

    private final transient ApplicationEnforcement enforcement = new ApplicationEnforcement();

    /** Only where the application asks for it. */
    static void register(ServletContext context, String path) {
        if (WebFilters.isTaken(context, new LogoutServlet(), path)) {
            LOG.severe("The application " + context.getContextPath() + " has a servlet of its own at " + path
                    + ", so scalekit4ee takes no logout tokens there."
                    + " Set scalekit.back-channel-logout.path to a path without one, or remove that servlet.");
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        enforcement.logout().answer(request, response);
    }
}
