package io.github.scalekit4ee.sidebyside.ownsecurity;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Sets the caller for {@code ?when=pre-matching}. */
@Provider
@PreMatching
public class PreMatchingFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        OwnContext.set(request, "pre-matching");
    }
}
