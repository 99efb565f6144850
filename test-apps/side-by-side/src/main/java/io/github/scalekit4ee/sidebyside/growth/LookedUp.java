package io.github.scalekit4ee.sidebyside.growth;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Lives as long as the application, and looks everything up anew for each caller. */
@ApplicationScoped
public class LookedUp {
    @Inject
    JsonWebToken token;

    @Inject
    @Claim("sub")
    ClaimValue<String> value;

    @Inject
    @Claim("sub")
    Instance<String> string;

    @Inject
    @Claim("scopes")
    Provider<Set<String>> set;

    @Inject
    @Claim("iat")
    Provider<Long> number;

    @Inject
    @Claim("sub")
    Instance<Optional<String>> optional;

    @Inject
    @Claim("sub")
    Instance<JsonString> json;

    @Inject
    @Claim("sub")
    Instance<ClaimValue<String>> looked;

    @Inject
    Instance<VerifiedAccessToken> verified;

    @Inject
    Instance<AccessTokenVerifier> verifier;

    @Inject
    Instance<ClientCredentialsClient> client;

    public boolean all() {
        verifier.get();
        client.get();
        set.get();
        number.get();
        String name = token.getSubject();
        return name.equals(value.getValue())
                && name.equals(string.get())
                && name.equals(optional.get().orElseThrow())
                && name.equals(json.get().getString())
                && name.equals(looked.get().getValue())
                && name.equals(verified.get().subject());
    }
}
