package io.github.scalekit4ee.sidebyside.cors;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Calls a bean that requires a scope. */
@WebServlet("/scoped")
public class ScopedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    Scoped scoped;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(scoped.work());
    }
}
