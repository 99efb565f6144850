package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.web.Probe;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;

/** Shows that the checks are registered: answers a {@link Probe} before anything of the application runs. */
@PreMatching
@Priority(Integer.MIN_VALUE)
final class ProbeResponse implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(Probe.ATTRIBUTE) instanceof Probe probe) {
            probe.answer();
            request.abortWith(Response.noContent().build());
        }
    }
}
