package io.github.scalekit4ee.sidebyside.kept;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

@Provider
public class InPartOfRestFilter implements ContainerRequestFilter {
    @Inject
    PartOfPart part;

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty("kept", part.part.subject);
    }
}
