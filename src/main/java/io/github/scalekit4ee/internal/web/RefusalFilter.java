package io.github.scalekit4ee.internal.web;

import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import io.github.scalekit4ee.internal.security.Refusals;
import io.github.scalekit4ee.internal.security.ServletAnswers;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers for a bean with {@code @RequiresScopes} that a servlet, a filter or a page called, and for a Jakarta REST implementation
 * that hands the refusal on. An exception on a thread of the application's own never comes by here; who starts such a thread sees
 * it.
 */
final class RefusalFilter implements Filter {

    private final ApplicationEnforcement enforcement = new ApplicationEnforcement();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            InsufficientScopeException refusal = Refusals.in(e);
            if (refusal == null || response.isCommitted() || !(response instanceof HttpServletResponse http)) {
                throw e;
            }
            http.reset();
            ServletAnswers.write(enforcement.answerTo(refusal), http);
            if (request.isAsyncStarted()) {
                request.getAsyncContext().complete();
            }
        }
    }
}
