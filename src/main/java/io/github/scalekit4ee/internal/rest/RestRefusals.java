package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.RefusedRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;

/** What a log may say of a resource's request. */
final class RestRefusals {

    private RestRefusals() {}

    static RefusedRequest of(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        return new RefusedRequest(
                request.getMethod(),
                uri.getRawPath(),
                uri.getRawQuery(),
                request.getHeaderString(HttpHeaders.AUTHORIZATION),
                request.getHeaderString(HttpHeaders.CONTENT_TYPE));
    }
}
