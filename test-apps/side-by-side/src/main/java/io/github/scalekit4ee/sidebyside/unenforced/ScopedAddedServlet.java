package io.github.scalekit4ee.sidebyside.unenforced;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** No annotation or descriptor says where it is. */
public class ScopedAddedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        deploy(response);
    }

    @RequiresScopes("deploy:applications")
    protected void deploy(HttpServletResponse response) {
        response.setStatus(200);
    }
}
