package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Lives as long as the application, so each call must show the claims of the request at hand. */
@ApplicationScoped
public class SharedClaims {
    @Inject
    JsonWebToken token;

    @Inject
    @Claim("sub")
    ClaimValue<String> claimValue;

    @Inject
    @Claim("sub")
    Provider<String> provider;

    String token() {
        return token.getSubject();
    }

    String claimValue() {
        return claimValue.getValue();
    }

    String provider() {
        return provider.get();
    }
}
