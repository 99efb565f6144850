package io.github.scalekit4ee.sidebyside.events.hanging;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets the observers go. */
@WebServlet("/let-go")
public class LetGoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Hanging hanging;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        hanging.letGo();
    }
}
