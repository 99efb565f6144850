package io.github.scalekit4ee.sidebyside.unshared;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.jwt.Claim;

/** Without a scope; on some servers no bean. */
@Path("plain")
public class PlainResource extends Base {
    @Inject
    @Claim("sub")
    String subject;

    @GET
    public String subjects() {
        return String.join(" ", subject, inherited, token.subject());
    }
}
