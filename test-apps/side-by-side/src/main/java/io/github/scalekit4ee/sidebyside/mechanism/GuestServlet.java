package io.github.scalekit4ee.sidebyside.mechanism;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** For whom {@link GuestMechanism} lets in. */
@WebServlet("/guest")
@ServletSecurity(@HttpConstraint(rolesAllowed = "guests"))
public class GuestServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("open to " + request.getUserPrincipal().getName());
    }
}
