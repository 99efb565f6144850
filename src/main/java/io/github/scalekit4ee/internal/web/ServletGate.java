package io.github.scalekit4ee.internal.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Stands just before each servlet, behind the application's filters. One filter for all that is checked here: each costs every request. */
final class ServletGate implements Filter {

    private final RestGate rest = new RestGate();
    private final ServletScopes scopes = new ServletScopes();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            String servlet = TargetServlet.name(http);
            if (!rest.admits(servlet, http, answer) || !scopes.admits(servlet, http, answer)) {
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
