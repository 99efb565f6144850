package io.github.scalekit4ee.sidebyside.claims;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.jwt.Claim;

/** Cannot be made for a caller whose claim is no number. */
@Path("unfit-claim")
@RequestScoped
public class UnfitClaim {
    @Inject
    @Claim("text")
    Long number;

    @GET
    @RolesAllowed("read:deployments")
    public String number() {
        return "number " + number;
    }
}
