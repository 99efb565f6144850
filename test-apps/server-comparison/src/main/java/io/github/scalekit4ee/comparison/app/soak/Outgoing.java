package io.github.scalekit4ee.comparison.app.soak;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.TokenRequestException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Answers who calls, after getting a token for a call of its own. */
@Path("outgoing")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class Outgoing {

    @Inject
    JsonWebToken caller;

    @Inject
    ClientCredentialsClient client;

    @GET
    @RolesAllowed("read:deployments")
    public String caller() {
        try {
            if (client.accessToken().value().isEmpty()) {
                throw new IllegalStateException("An empty token.");
            }
        } catch (TokenRequestException e) {
            throw new ServiceUnavailableException(e.getMessage());
        }
        return caller.getSubject();
    }
}
