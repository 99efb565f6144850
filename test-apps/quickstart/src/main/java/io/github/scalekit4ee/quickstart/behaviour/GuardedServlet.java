package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers every request that reaches it with 200, also one that has no caller, so that no failure looks like a refusal. */
abstract class GuardedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Entrances entrances;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        entrances.record();
        response.setContentType("text/plain");
        response.getWriter().print(Entrances.MARKER + request.getRemoteUser());
    }
}
