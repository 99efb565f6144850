package io.github.scalekit4ee.sidebyside.caller;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where others forward to, and the error page. */
@WebServlet(urlPatterns = "/target", asyncSupported = true)
public class TargetServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Who who;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(who.isIt());
        response.getWriter().flush();
    }
}
