package io.github.scalekit4ee.sidebyside.corporate;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.TokenRequestException;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Whether a token for outgoing calls can be had, and else why not. */
@Path("/outgoing")
public class OutgoingResource {
    @Inject
    ClientCredentialsClient client;

    @GET
    public String get() {
        try {
            return client.accessToken().value().isEmpty() ? "empty" : "token";
        } catch (TokenRequestException e) {
            return e.getMessage();
        }
    }
}
