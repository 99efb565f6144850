package io.github.scalekit4ee.sidebyside.people;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Says who calls and whose session it is. Open to everybody. */
@WebServlet("/visitor")
public class Visitor extends HttpServlet {
    private static final long serialVersionUID = 1L;
    static final String VISITOR = "visitor";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        Object visitor = session == null ? "nobody" : session.getAttribute(VISITOR);
        response.getWriter().print(request.getRemoteUser() + " in the session of " + visitor);
    }
}
