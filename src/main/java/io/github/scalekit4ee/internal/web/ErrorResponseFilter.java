package io.github.scalekit4ee.internal.web;

import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import io.github.scalekit4ee.internal.security.ConstraintChallenge;
import io.github.scalekit4ee.internal.security.ScopeRejections;
import io.github.scalekit4ee.internal.security.ServletErrorResponses;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Answers for a bean with {@code @RequiresScopes} that a servlet, a filter or a page called, and for a Jakarta REST implementation
 * that hands the refusal on. Also the first filter of all, and so the place to close an application whose Jakarta REST runs as a
 * filter. An exception on a thread of the application's own never comes by here; who starts such a thread sees
 * it.
 */
final class ErrorResponseFilter implements Filter {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.web");

    private final ApplicationEnforcement enforcement = new ApplicationEnforcement();
    private boolean closed;

    /** Payara and GlassFish go on without a filter that fails here, so it must not. */
    @Override
    public void init(FilterConfig config) {
        Optional<String> problem =
                RestFilters.message(config.getServletContext()).filter(message -> enforcement.isActive());
        problem.ifPresent(LOG::severe);
        closed = problem.isPresent();
        ConstraintChallenge.enable(config.getServletContext());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (closed && response instanceof HttpServletResponse http) {
            ServletErrorResponses.write(enforcement.answers().broken(), http);
            return;
        }
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse http) {
            ConstraintChallenge.takeBack(asked, http);
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            InsufficientScopeException refusal = ScopeRejections.in(e);
            if (refusal == null || response.isCommitted() || !(response instanceof HttpServletResponse http)) {
                throw e;
            }
            CorsFields written = CorsFields.of(http);
            http.reset();
            written.restore(http);
            if (request instanceof HttpServletRequest asked) {
                enforcement.answers().cors().addTo(asked, http);
            }
            ServletErrorResponses.write(enforcement.answers().of(refusal), http);
            if (request.isAsyncStarted()) {
                request.getAsyncContext().complete();
            }
        }
    }
}
