package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.event.HttpCall;
import io.github.scalekit4ee.internal.observe.TraceParent;
import io.github.scalekit4ee.internal.security.RejectedRequest;
import io.github.scalekit4ee.internal.security.RequestEvents;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;

/** What a log may say of a resource's request. */
final class RestRequests {

    private RestRequests() {}

    /** What an event may say of it. */
    static HttpCall call(ContainerRequestContext request) {
        return RequestEvents.call(
                request.getMethod(),
                request.getUriInfo().getRequestUri().getRawPath(),
                request.getHeaderString(TraceParent.FIELD)); // several are joined by a comma, which is malformed
    }

    static RejectedRequest of(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        return new RejectedRequest(
                request.getMethod(),
                uri.getRawPath(),
                uri.getRawQuery(),
                request.getHeaderString(HttpHeaders.AUTHORIZATION),
                request.getHeaderString(HttpHeaders.CONTENT_TYPE));
    }
}
