package io.github.scalekit4ee.sidebyside.unenforced;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

@WebServlet("/scoped-servlet-method")
public class ScopedServletMethod extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Whatever the method of the request is. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        doGet(request, response);
    }

    @Override
    @RequiresScopes("deploy:applications")
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(200);
    }
}
