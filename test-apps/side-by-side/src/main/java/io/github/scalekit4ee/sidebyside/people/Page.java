package io.github.scalekit4ee.sidebyside.people;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** For people. Writes its visitor into the session. */
@WebServlet("/page")
@ServletSecurity(@HttpConstraint(rolesAllowed = "reader"))
public class Page extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute(Visitor.VISITOR, request.getRemoteUser());
        response.getWriter().print("page for " + request.getRemoteUser());
    }
}
