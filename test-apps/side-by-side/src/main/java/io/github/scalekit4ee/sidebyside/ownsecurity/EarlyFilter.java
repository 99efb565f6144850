package io.github.scalekit4ee.sidebyside.ownsecurity;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Sets the caller for {@code ?when=early}. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class EarlyFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        OwnContext.set(request, "early");
    }
}
