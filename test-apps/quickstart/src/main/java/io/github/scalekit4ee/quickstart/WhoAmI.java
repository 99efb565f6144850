package io.github.scalekit4ee.quickstart;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What the application knows about its caller: the token itself, and single claims by name and type. */
@Path("whoami")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class WhoAmI {
    @Inject
    JsonWebToken caller;

    @Inject
    @Claim("client_id")
    String client;

    @Inject
    @Claim("oid")
    Optional<String> organization;

    @Inject
    @Claim("exp")
    long expiry;

    @GET
    @RolesAllowed({"read:deployments", "deploy:applications"})
    public Map<String, Object> whoAmI() {
        Map<String, Object> answer = new TreeMap<>();
        answer.put("subject", caller.getName());
        answer.put("client", client);
        answer.put("organization", organization.orElse("none"));
        answer.put("groups", caller.getGroups());
        answer.put("expires", Instant.ofEpochSecond(expiry).toString());
        return answer;
    }
}
