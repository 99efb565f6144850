package io.github.scalekit4ee.sidebyside.resource;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets {@link ScopedServlet} answer. */
@WebServlet(
        urlPatterns = {"/forward", "/include", "/dispatch"},
        asyncSupported = true)
public class DispatchingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        RequestDispatcher target = request.getRequestDispatcher("/mcp");
        switch (request.getServletPath()) {
            case "/forward" -> target.forward(request, response);
            case "/include" -> target.include(request, response);
            default -> request.startAsync().dispatch("/mcp");
        }
    }
}
