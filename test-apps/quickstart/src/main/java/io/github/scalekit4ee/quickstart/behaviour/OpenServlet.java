package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** A servlet without a constraint: it answers everyone, and knows a caller who brings a token. */
@WebServlet("/open")
public class OpenServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Principal caller = request.getUserPrincipal();
        response.setContentType("text/plain");
        response.getWriter()
                .print((caller == null ? "none" : caller.getName()) + " reader="
                        + request.isUserInRole("read:deployments"));
    }
}
