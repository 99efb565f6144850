package io.github.scalekit4ee.sidebyside.scopes;

import io.github.scalekit4ee.InsufficientScopeException;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** Calls the bean as its path info says. */
@WebServlet(urlPatterns = "/servlet/*", asyncSupported = true)
public class ScopesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial") // Nobody stores servlets.
    ScopedBean bean;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Object included = request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
        switch (included != null ? included.toString() : request.getPathInfo()) {
            case "/direct" -> response.getWriter().print(bean.deploy());
            case "/wrapped" -> wrapped(response);
            case "/half-written" -> {
                response.setContentType("text/html");
                response.getWriter().print("half");
                response.getWriter().print(bean.deploy());
            }
            case "/async" -> {
                request.startAsync();
                response.getWriter().print(bean.deploy());
                request.getAsyncContext().complete();
            }
            case "/dispatch" -> request.startAsync().dispatch("/servlet/direct");
            case "/forward" -> request.getRequestDispatcher("/servlet/direct").forward(request, response);
            case "/include" -> request.getRequestDispatcher("/servlet/direct").include(request, response);
            default -> throw new ServletException("of the application");
        }
    }

    private void wrapped(HttpServletResponse response) throws ServletException, IOException {
        try {
            response.getWriter().print(bean.deploy());
        } catch (InsufficientScopeException e) {
            throw new ServletException(new ExecutionException(e));
        }
    }
}
