package io.github.scalekit4ee.sidebyside.resource;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Reading needs one scope, and writing another. */
@WebServlet("/mcp/*")
@RequiresScopes("read:deployments")
public class ScopedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("entered");
    }

    @Override
    @RequiresScopes({"deploy:applications", "read:deployments"})
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print("entered");
    }
}
