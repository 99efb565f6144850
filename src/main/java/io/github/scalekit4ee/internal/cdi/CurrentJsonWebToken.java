package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.security.Callers;
import io.github.scalekit4ee.internal.security.ClaimTypes;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The token of the current request's caller for injection. Without a caller its name, its claims and its raw token are null
 * (MicroProfile JWT 2.1 section 7.1.1), it has no groups, and its times are 0. Typed, since {@code @Inject Principal} would be
 * ambiguous with the container's own bean otherwise.
 *
 * <p>Keeps nothing: a caller may log out, and another may log in, during one request.
 */
@Alternative
@Priority(3000)
@RequestScoped
@Typed(JsonWebToken.class)
@SuppressWarnings("NullAway") // the API is not annotated, and asks for null when there is no caller
public class CurrentJsonWebToken implements JsonWebToken {

    private final Callers callers;

    @Inject
    CurrentJsonWebToken(Callers callers) {
        this.callers = callers;
    }

    /** For the client proxy only (CDI 4.0 section 3.11). */
    protected CurrentJsonWebToken() {
        this.callers = null;
    }

    private Optional<JsonWebToken> caller() {
        return Optional.ofNullable(callers.current(JsonWebToken.class));
    }

    @Override
    public @Nullable String getName() {
        return caller().map(JsonWebToken::getName).orElse(null);
    }

    @Override
    public @Nullable Set<String> getClaimNames() {
        return caller().map(JsonWebToken::getClaimNames).orElse(null);
    }

    /** "A possibly empty set", by the API. */
    @Override
    public Set<String> getGroups() {
        return caller().map(JsonWebToken::getGroups).orElse(Set.of());
    }

    /** 0 where there is none: the API has no other number for it, and its own default throws. */
    @Override
    public long getExpirationTime() {
        return ClaimTypes.seconds(this, Claims.exp);
    }

    @Override
    public long getIssuedAtTime() {
        return ClaimTypes.seconds(this, Claims.iat);
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
