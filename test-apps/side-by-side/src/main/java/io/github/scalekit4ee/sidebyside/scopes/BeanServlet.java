package io.github.scalekit4ee.sidebyside.scopes;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.context.Dependent;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet that CDI makes, of a subclass with interceptors. */
@Dependent
@RequiresScopes("read:deployments")
public class BeanServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("read");
    }

    @Override
    @RequiresScopes("deploy:applications")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("deployed");
    }
}
