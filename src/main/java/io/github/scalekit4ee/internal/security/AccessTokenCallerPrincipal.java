package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.VerifiedAccessToken;
import jakarta.security.enterprise.CallerPrincipal;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a verified access token, as Jakarta Security's caller principal and MicroProfile's {@code JsonWebToken}.
 *
 * <p>Lists {@code JsonWebToken} itself, since MicroProfile JWT 2.1 section 7.1.4 asks it of the class that the container
 * hands out.
 */
public final class AccessTokenCallerPrincipal extends CallerPrincipal implements JsonWebToken {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient VerifiedAccessToken token;
    private final transient String rawToken;
    private final transient DerivedCaller view;

    AccessTokenCallerPrincipal(VerifiedAccessToken token, String rawToken, DerivedCaller view) {
        super(token.name());
        this.token = token;
        this.rawToken = rawToken;
        this.view = view;
    }

    public VerifiedAccessToken accessToken() {
        return token;
    }

    @Override
    public String getRawToken() {
        return rawToken;
    }

    /** The groups the caller is in, whichever claims they come from; the same as {@code getClaim("groups")}. */
    @Override
    public Set<String> getGroups() {
        return view.groups();
    }

    /** The scopes that count for this caller: the token's, and those that these satisfy ({@code scalekit.scope-hierarchy}). */
    public Set<String> scopes() {
        return view.scopes();
    }

    /** 0 in a token without {@code exp}; the API's own default throws. */
    @Override
    public long getExpirationTime() {
        return ClaimTypes.seconds(this, Claims.exp);
    }

    /** 0 in a token without {@code iat}. */
    @Override
    public long getIssuedAtTime() {
        return ClaimTypes.seconds(this, Claims.iat);
    }

    DerivedCaller view() {
        return view;
    }

    @Override
    public Set<String> getClaimNames() {
        Set<String> names = new LinkedHashSet<>(token.claims().keySet());
        names.add(Claims.raw_token.name());
        return names;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"
    }) // the signature and the null are the API's
    public <T> @Nullable T getClaim(@Nullable String name) {
        if (name == null) {
            return null; // no claim has no name
        }
        if (name.equals(Claims.raw_token.name())) {
            return (T) rawToken;
        }
        Object claim = token.claims().get(name);
        if (name.equals(Claims.groups.name()) && (claim != null || !getGroups().isEmpty())) {
            return (T) getGroups(); // what the token says and configuration does not take up is no group
        }
        return (T) ClaimTypes.ofJsonWebToken(name, claim);
    }

    /** Tokens are one caller only when they are the same token: a server that caches by principal must not mix two. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccessTokenCallerPrincipal that && rawToken.equals(that.rawToken);
    }

    /** Of the name, which a kept token has hashed before; a token's text is a new string in each request, and long. */
    @Override
    public int hashCode() {
        return getName().hashCode();
    }

    @Override
    public String toString() {
        return "AccessTokenCallerPrincipal[…]";
    }

    /** A bearer token is a secret that is not written to a session store or to another node. */
    @Serial
    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(AccessTokenCallerPrincipal.class.getName());
    }
}
