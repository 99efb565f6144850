package io.github.scalekit4ee.sidebyside.scopes;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Calls the bean before the chain goes on. */
@WebFilter(urlPatterns = "/filtered", asyncSupported = true)
public class ScopesFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial") // Nobody stores filters.
    ScopedBean bean;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.getWriter().print(bean.deploy());
    }
}
