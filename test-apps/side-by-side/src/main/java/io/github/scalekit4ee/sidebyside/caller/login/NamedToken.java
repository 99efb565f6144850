package io.github.scalekit4ee.sidebyside.caller.login;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A caller of the application's own mechanism. */
public class NamedToken extends CallerPrincipal implements JsonWebToken {
    private static final long serialVersionUID = 1L;

    NamedToken(String name) {
        super(name);
    }

    @Override
    public Set<String> getClaimNames() {
        return Set.of("sub");
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String claimName) {
        return "sub".equals(claimName) ? (T) getName() : null;
    }
}
