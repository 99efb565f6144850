package io.github.scalekit4ee.sidebyside.environments;

import io.github.scalekit4ee.VerifiedAccessToken;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The environment, the subject, the organization and the issuer of the caller's token. */
@Path("whose")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class WhoseResource {
    @Inject
    VerifiedAccessToken token;

    @GET
    @RolesAllowed("read:deployments")
    public String whose() {
        return String.join(" ", token.environment(), token.subject(), token.organizationId(), token.issuer());
    }

    @GET
    @Path("staging")
    @RolesAllowed("STAGING_read:deployments")
    public String staging() {
        return "staging's";
    }
}
