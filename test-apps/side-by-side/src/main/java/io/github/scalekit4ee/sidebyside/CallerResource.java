package io.github.scalekit4ee.sidebyside;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Says who calls, by each way of injection. */
@Path("caller")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class CallerResource {
    @Inject
    JsonWebToken caller;

    @Inject
    @Claim("client_id")
    String client;

    @Inject
    @Claim("oid")
    Optional<String> organization;

    @Inject
    @Claim("iss")
    ClaimValue<String> issuer;

    @GET
    @RolesAllowed("read:deployments")
    public String caller() {
        return String.join(
                " ",
                caller.getName(),
                client,
                organization.orElse("none"),
                issuer.getValue(),
                String.join(",", new TreeSet<>(caller.getGroups())));
    }

    @POST
    @RolesAllowed("deploy:applications")
    public String deploy() {
        return "deployed";
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
        return "open to " + caller.getName();
    }
}
