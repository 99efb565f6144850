package io.github.scalekit4ee.cluster;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.ScalekitClient;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells which tokens this node has for its outgoing calls, by their digest. */
@Path("/outgoing/{client}")
@RequestScoped
public class OutgoingResource {

    @Inject
    @ScalekitClient("first")
    private Instance<ClientCredentialsClient> first;

    @Inject
    @ScalekitClient("second")
    private Instance<ClientCredentialsClient> second;

    @GET
    public String digest(@PathParam("client") String client) throws NoSuchAlgorithmException {
        String token =
                (client.equals("first") ? first : second).get().accessToken().value();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest);
    }
}
