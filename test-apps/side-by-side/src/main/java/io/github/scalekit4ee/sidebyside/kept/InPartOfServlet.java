package io.github.scalekit4ee.sidebyside.kept;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/kept")
public class InPartOfServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient PartOfPart part;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(part.part.subject);
    }
}
