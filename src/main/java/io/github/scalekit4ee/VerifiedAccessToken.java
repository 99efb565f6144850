package io.github.scalekit4ee;

import io.github.scalekit4ee.internal.token.NumericDate;
import io.github.scalekit4ee.internal.token.VerifiedClaims;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An access token that an {@link AccessTokenVerifier} has verified; nothing else makes one. Immutable, and safe for use by
 * many threads.
 *
 * <p>It was valid when it was verified. An application that keeps one has to look at {@link #expiresAt()} itself.
 */
public final class VerifiedAccessToken {

    /** Claims with a meaning of their own: RFC 7519, RFC 9068, Scalekit, MicroProfile JWT. All others are custom. */
    private static final Set<String> STANDARD_CLAIMS = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "auth_time",
            "acr",
            "client_id",
            "oid",
            "org_id",
            "xoid",
            "xuid",
            "sid",
            "scope",
            "scopes",
            "roles",
            "permissions",
            "groups",
            "custom_claims",
            "upn",
            "preferred_username");

    private final String environment;
    private final String name;
    private final Map<String, @Nullable Object> claims;
    private final Set<String> audience;
    private final Set<String> scopes;
    private final Set<String> roles;
    private final Set<String> permissions;

    private volatile @Nullable Object derived;

    VerifiedAccessToken(VerifiedClaims verified) {
        this.environment = verified.environment();
        this.name = verified.callerName();
        this.claims = verified.members();
        this.audience = verified.audience();
        this.scopes = verified.scopes();
        this.roles = verified.roles();
        this.permissions = verified.permissions();
    }

    /** What the server side made of this token, kept with it. Two threads may both do the work at first. */
    <T> T derived(Class<T> kind, Function<VerifiedAccessToken, T> work) {
        Object known = derived;
        if (kind.isInstance(known)) {
            return kind.cast(known);
        }
        T made = work.apply(this);
        derived = made;
        return made;
    }

    /**
     * The environment by whose rules and keys the token was verified, as the configuration calls it: {@code "staging"} for
     * {@code scalekit.environments.staging.…} and for {@link AccessTokenVerifier.Builder#environment environment("staging", …)}.
     *
     * <p>A subject, a client or an organization is one of its environment: what two environments call the same are two.
     *
     * @return {@code ""} for the environment without a name, which is the only one in most applications; never null
     */
    public String environment() {
        return environment;
    }

    /**
     * The caller's name: the subject; without a Scalekit environment, {@code upn}, else {@code preferred_username}, else
     * {@code sub} (MicroProfile JWT 2.1 section 4.1.1).
     *
     * @return neither null nor blank
     */
    public String name() {
        return name;
    }

    /**
     * Who the token speaks for ({@code sub}, RFC 7519 section 4.1.2): a user, or a client where {@link #isMachine()}.
     *
     * @return null only in tokens of another issuer, verified by {@code mp.jwt.verify.*} without a Scalekit environment
     */
    public @Nullable String subject() {
        return text("sub");
    }

    /**
     * The OAuth client that got the token ({@code client_id}, RFC 9068 section 2.2).
     *
     * @return null when the token names none
     */
    public @Nullable String clientId() {
        return text("client_id");
    }

    /**
     * The organization, Scalekit's {@code oid}, or {@code org_id} where that is absent.
     *
     * @return null when the token names none
     */
    public @Nullable String organizationId() {
        return claims.containsKey("oid") ? text("oid") : text("org_id");
    }

    /**
     * What the client may do: the members of {@code scopes} and the words of {@code scope} (RFC 8693 section 4.2).
     *
     * @return an immutable set, empty when the token has none; never null
     */
    public Set<String> scopes() {
        return scopes;
    }

    /**
     * The user's roles ({@code roles}).
     *
     * @return an immutable set, empty when the token has none; never null
     */
    public Set<String> roles() {
        return roles;
    }

    /**
     * The user's permissions ({@code permissions}).
     *
     * @return an immutable set, empty when the token has none; never null
     */
    public Set<String> permissions() {
        return permissions;
    }

    /**
     * Whom the token is meant for ({@code aud}, RFC 7519 section 4.1.3).
     *
     * @return an immutable set, empty when the token has no {@code aud}; never null
     */
    public Set<String> audience() {
        return audience;
    }

    /**
     * Who issued the token ({@code iss}, RFC 7519 section 4.1.1).
     *
     * @return never null
     */
    public String issuer() {
        return checked(text("iss"));
    }

    /**
     * When the token ends ({@code exp}, RFC 7519 section 4.1.4), without the tolerance for clocks.
     *
     * @return never null
     */
    public Instant expiresAt() {
        return checked(date("exp"));
    }

    /**
     * When the token was issued ({@code iat}, RFC 7519 section 4.1.6).
     *
     * @return null when the token doesn't say
     */
    public @Nullable Instant issuedAt() {
        return date("iat");
    }

    /**
     * When the token's use may begin ({@code nbf}, RFC 7519 section 4.1.5).
     *
     * @return null when the token doesn't say
     */
    public @Nullable Instant notBefore() {
        return date("nbf");
    }

    /**
     * The token's own identifier ({@code jti}, RFC 7519 section 4.1.7).
     *
     * @return null when it has none
     */
    public @Nullable String tokenId() {
        return text("jti");
    }

    /**
     * Whether a client speaks for itself, with no user behind it: {@code sub} equals {@code client_id}.
     *
     * @return false for a user's token
     */
    public boolean isMachine() {
        String subject = subject();
        return subject != null && subject.equals(clientId());
    }

    /**
     * The claims that the application's owner defined: those nested in {@code custom_claims} and those beside the standard
     * ones. Where both places have a name, the nested value is taken.
     *
     * @return an immutable map with values as in {@link #claims()}, empty when there are none; never null
     */
    public Map<String, @Nullable Object> customClaims() {
        Map<String, @Nullable Object> custom = new LinkedHashMap<>();
        claims.forEach((claim, value) -> {
            if (!STANDARD_CLAIMS.contains(claim)) {
                custom.put(claim, value);
            }
        });
        if (claims.get("custom_claims") instanceof Map<?, ?> nested) {
            nested.forEach((claim, value) -> custom.put((String) claim, value));
        }
        return Collections.unmodifiableMap(custom);
    }

    /**
     * All claims as the token has them. Values are {@link String}, {@link Long}, {@link java.math.BigInteger} where an
     * integer does not fit, {@link java.math.BigDecimal}, {@link Boolean}, {@link java.util.List} and {@link Map} of the
     * same, and null.
     *
     * @return an immutable map; never null
     */
    public Map<String, @Nullable Object> claims() {
        return claims;
    }

    /**
     * One claim, or a member inside one: {@code claim("custom_claims", "team")}.
     *
     * @param path member names from the outermost inwards; at least one
     * @return the value as in {@link #claims()}; null when there is none
     */
    public @Nullable Object claim(String... path) {
        if (path.length == 0) {
            throw new IllegalArgumentException("path: no claim is named. Give one name or more.");
        }
        Object value = claims;
        for (String member : path) {
            if (!(value instanceof Map<?, ?> object)) {
                return null;
            }
            value = object.get(member);
        }
        return value;
    }

    /** Shows no claim: a token's claims may be personal data. */
    @Override
    public String toString() {
        return "VerifiedAccessToken[" + claims.size() + " claims]";
    }

    /** The verifier has refused tokens without this claim. */
    private static <T> T checked(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private @Nullable String text(String claim) {
        return claims.get(claim) instanceof String text ? text : null;
    }

    private @Nullable Instant date(String claim) {
        var millis = NumericDate.millis(claims.get(claim));
        return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()) : null;
    }
}
