package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import io.github.scalekit4ee.internal.security.Cors;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of other origins read this jar's refusals. Runs after all other response filters (Jakarta REST 3.1 section 6.6 sorts
 * these in descending order), so that an application's own, servlet filters included, have said first what they say.
 */
@Priority(Integer.MIN_VALUE)
final class CorsFilter implements ContainerResponseFilter {

    /** Property of a request that this jar has refused. */
    private static final String REFUSED = "io.github.scalekit4ee.refused";

    private final ApplicationEnforcement enforcement;

    @Context
    private @Nullable HttpServletResponse servletResponse;

    CorsFilter(ApplicationEnforcement enforcement) {
        this.enforcement = enforcement;
    }

    /** Said by who refuses a request without a challenge. */
    static void refused(ContainerRequestContext request) {
        request.setProperty(REFUSED, true);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        if ((status == 401 || status == 403) && enforcement.isActive()) {
            Cors cors = enforcement.answers().cors();
            if (!cors.isOff() && isOurs(request, response.getHeaders()) && !isSaid(response.getHeaders())) {
                add(cors, request, response.getHeaders());
            }
        }
    }

    private boolean isOurs(ContainerRequestContext request, MultivaluedMap<String, Object> headers) {
        return request.getProperty(REFUSED) != null
                || (headers.getFirst(HttpHeaders.WWW_AUTHENTICATE) instanceof String challenge
                        && enforcement.answers().isChallenge(challenge));
    }

    private boolean isSaid(MultivaluedMap<String, Object> headers) {
        return headers.containsKey(Cors.ALLOW_ORIGIN)
                || (servletResponse != null && servletResponse.containsHeader(Cors.ALLOW_ORIGIN));
    }

    private static void add(Cors cors, ContainerRequestContext request, MultivaluedMap<String, Object> headers) {
        if (cors.varies()) {
            headers.add(HttpHeaders.VARY, Cors.ORIGIN);
        }
        String allowed = cors.allowed(request.getHeaderString(Cors.ORIGIN));
        if (allowed != null) {
            headers.putSingle(Cors.ALLOW_ORIGIN, allowed);
            headers.putSingle(Cors.EXPOSE_HEADERS, Cors.EXPOSED);
        }
    }
}
