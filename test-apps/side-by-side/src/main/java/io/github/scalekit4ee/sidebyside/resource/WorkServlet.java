package io.github.scalekit4ee.sidebyside.resource;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Calls an enterprise bean. */
@WebServlet("/work")
public class WorkServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    ScopedWork work;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(work.work());
    }
}
