package io.github.scalekit4ee.comparison.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;

/** The same for everyone. */
@Path("open")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class Open {

    @Context
    SecurityContext security;

    @GET
    public String caller() {
        return security.getUserPrincipal() == null
                ? "nobody"
                : security.getUserPrincipal().getName();
    }

    /** Name of the security provider that verifies RS256. */
    @GET
    @Path("provider")
    public String provider() throws NoSuchAlgorithmException {
        return Signature.getInstance("SHA256withRSA").getProvider().getName();
    }
}
