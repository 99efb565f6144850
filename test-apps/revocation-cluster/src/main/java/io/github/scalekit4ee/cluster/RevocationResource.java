package io.github.scalekit4ee.cluster;

import io.github.scalekit4ee.TokenRevocations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** For operators. */
@Path("/revocations")
@RequestScoped
@RolesAllowed("revoke:tokens")
public class RevocationResource {

    @Inject
    private TokenRevocations revocations;

    @POST
    @Path("/sessions/{sid}")
    public void revokeSession(@PathParam("sid") String sid) {
        revocations.revokeSession(sid);
    }

    @GET
    public int count() {
        return revocations.list().size();
    }
}
