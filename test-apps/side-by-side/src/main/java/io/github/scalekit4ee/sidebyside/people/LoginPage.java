package io.github.scalekit4ee.sidebyside.people;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where people log in. */
@WebServlet("/login")
public class LoginPage extends HttpServlet {
    private static final long serialVersionUID = 1L;
    public static final String TEXT = "login page";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(TEXT);
    }
}
