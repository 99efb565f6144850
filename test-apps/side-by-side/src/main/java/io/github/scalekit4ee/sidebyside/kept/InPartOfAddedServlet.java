package io.github.scalekit4ee.sidebyside.kept;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@link AddsAServlet} adds it. */
public class InPartOfAddedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient PartOfPart part;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(part.part.subject);
    }
}
