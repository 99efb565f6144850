package io.github.scalekit4ee.sidebyside.growth;

import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.client.BearerTokenFilter;
import io.github.scalekit4ee.client.CallerTokenFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Every claim form is injected anew for each request. */
@Path("growth")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class GrowthResource {
    @Inject
    JsonWebToken token;

    @Inject
    VerifiedAccessToken verified;

    @Inject
    @Claim("sub")
    String string;

    @Inject
    @Claim("iat")
    Long number;

    @Inject
    @Claim("scopes")
    Set<String> set;

    @Inject
    @Claim("sub")
    Optional<String> optional;

    @Inject
    @Claim("sub")
    ClaimValue<String> value;

    @Inject
    @Claim("sub")
    JsonString jsonString;

    @Inject
    @Claim("iat")
    JsonNumber jsonNumber;

    @Inject
    @Claim("scopes")
    JsonArray jsonArray;

    @Inject
    @Claim("scopes")
    JsonValue jsonValue;

    @Inject
    LookedUp lookedUp;

    @Inject
    ScopedBean scoped;

    @Inject
    Outgoing outgoing;

    @GET
    @RolesAllowed("read:deployments")
    public String good() {
        return lookedUp.all() ? string : "not all are the same";
    }

    @GET
    @Path("role")
    @RolesAllowed("deploy:applications")
    public String role() {
        return "not reached";
    }

    @GET
    @Path("scoped")
    public String scoped() {
        return scoped.work();
    }

    /** Filters made without arguments, as a server makes them of their classes. */
    @GET
    @Path("filters")
    @RolesAllowed("read:deployments")
    public String filters() {
        return String.valueOf(new BearerTokenFilter().hashCode() + new CallerTokenFilter().hashCode());
    }

    @GET
    @Path("outgoing")
    @RolesAllowed("read:deployments")
    public String outgoing(@QueryParam("url") String url) {
        return outgoing.client().target(url).request().get(String.class);
    }
}
