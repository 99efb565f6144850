package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says whom it let in. */
@WebServlet("/guarded")
@ServletSecurity(@HttpConstraint(rolesAllowed = "reader"))
public class GuardedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("entered by " + request.getRemoteUser());
    }
}
