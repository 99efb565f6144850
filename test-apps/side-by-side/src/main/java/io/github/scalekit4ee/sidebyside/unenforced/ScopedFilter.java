package io.github.scalekit4ee.sidebyside.unenforced;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import java.io.IOException;

@WebFilter("/scoped-filter")
public class ScopedFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    @RequiresScopes("deploy:applications")
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
    }
}
