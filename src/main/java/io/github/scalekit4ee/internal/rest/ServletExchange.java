package io.github.scalekit4ee.internal.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/**
 * The servlet request and response of the call at hand, for the filters of single methods. A filter of the whole application, and does
 * nothing: Jersey injects into objects that are registered for all methods, and not into those that a {@code DynamicFeature} registers for
 * one.
 */
final class ServletExchange implements ContainerRequestFilter {

    @Context
    private @Nullable HttpServletRequest request;

    @Context
    private @Nullable HttpServletResponse response;

    @Override
    public void filter(ContainerRequestContext unused) {}

    /** Null where Jakarta REST does not run in a servlet container. */
    @Nullable
    HttpServletRequest request() {
        return request;
    }

    /** Null where Jakarta REST does not run in a servlet container. */
    @Nullable
    HttpServletResponse response() {
        return response;
    }
}
