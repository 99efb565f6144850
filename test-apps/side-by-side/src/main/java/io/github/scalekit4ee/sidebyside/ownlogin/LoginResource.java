package io.github.scalekit4ee.sidebyside.ownlogin;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.client.CallerTokenFilter;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** All that depends on who the caller is, beside what every WAR of these tests has. */
@Path("login")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class LoginResource {
    @Inject
    JsonWebToken caller;

    @Inject
    Instance<VerifiedAccessToken> token;

    @Inject
    ScopedWork scoped;

    @EJB
    EnterpriseWork enterprise;

    @Context
    SecurityContext security;

    @GET
    @Path("who")
    public String who() {
        VerifiedAccessToken verified = token.get();
        return String.join(
                " ",
                security.getUserPrincipal() == null
                        ? "nobody"
                        : security.getUserPrincipal().getName(),
                String.valueOf(caller.getName()),
                verified == null ? "null" : verified.clientId(),
                verified == null ? "null" : verified.scopes().toString());
    }

    @GET
    @Path("scope")
    @RequiresScopes("read:deployments")
    public String scope() {
        return "worked";
    }

    @GET
    @Path("bean")
    public String bean() {
        return scoped.work();
    }

    @GET
    @Path("enterprise")
    public Response enterprise() {
        try {
            return Response.ok(enterprise.work()).build();
        } catch (EJBAccessException e) {
            return Response.status(403).build();
        }
    }

    /** Calls this application again, as its caller. */
    @GET
    @Path("outgoing")
    public String outgoing(@Context UriInfo uri) {
        Client client = ClientBuilder.newClient().register(new CallerTokenFilter());
        try {
            return client.target(uri.getBaseUri()).path("login/who").request().get(String.class);
        } finally {
            client.close();
        }
    }
}
