package io.github.scalekit4ee.sidebyside.unenforced;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

@WebServlet("/scoped-servlet")
public class ScopedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** No request comes here by itself. */
    @RequiresScopes("deploy:applications")
    public void deploy() {}
}
