package io.github.scalekit4ee.sidebyside.kept;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.jwt.Claim;

@Provider
public class InRestFilter implements ContainerRequestFilter {
    @Inject
    @Claim("sub")
    String subject;

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty("kept", subject);
    }
}
