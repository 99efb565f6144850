package io.github.scalekit4ee.internal.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The token of the current request's caller for injection; every part is null for an anonymous one (MicroProfile JWT 2.1 section
 * 7.1.1). Typed, since {@code @Inject Principal} would be ambiguous with the container's own bean otherwise.
 */
@Alternative
@Priority(3000)
@RequestScoped
@Typed(JsonWebToken.class)
@SuppressWarnings("NullAway") // the API is not annotated, and asks for null when there is no caller
public class CurrentJsonWebToken implements JsonWebToken {

    private final SecurityContext security;
    private @Nullable JsonWebToken caller;

    @Inject
    CurrentJsonWebToken(SecurityContext security) {
        this.security = security;
    }

    /** For the client proxy only (CDI 4.0 section 3.11). */
    protected CurrentJsonWebToken() {
        this.security = null;
    }

    /** Looked up at each use until there is one: an application may log its caller in during the request. */
    private Optional<JsonWebToken> caller() {
        if (caller == null) {
            caller = security.getPrincipalsByType(JsonWebToken.class).stream()
                    .findFirst()
                    .orElse(null);
        }
        return Optional.ofNullable(caller);
    }

    @Override
    public @Nullable String getName() {
        return caller().map(JsonWebToken::getName).orElse(null);
    }

    @Override
    public @Nullable Set<String> getClaimNames() {
        return caller().map(JsonWebToken::getClaimNames).orElse(null);
    }

    @Override
    public @Nullable Set<String> getGroups() {
        return caller().map(JsonWebToken::getGroups).orElse(null);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the signature is the API's
    public <T> @Nullable T getClaim(String name) {
        return caller().map(token -> token.<T>getClaim(name)).orElse(null);
    }

    @Override
    public String toString() {
        return "JsonWebToken[…]";
    }
}
