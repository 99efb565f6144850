package io.github.scalekit4ee.sidebyside.cors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** As many applications have one; adds, where it could set. */
@WebFilter("/*")
public class OwnServletFilter extends HttpFilter {
    public static final String ORIGIN = "https://own.example";
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.addHeader("Access-Control-Allow-Origin", ORIGIN);
        response.addHeader("X-Own-Filter", "ran");
        chain.doFilter(request, response);
    }
}
