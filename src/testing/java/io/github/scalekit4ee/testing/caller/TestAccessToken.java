package io.github.scalekit4ee.testing.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.access.VerifierAccess;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.json.JsonWriter;
import io.github.scalekit4ee.internal.security.AccessTokenCallerPrincipal;
import io.github.scalekit4ee.internal.security.VerifiedCallers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * A token for code that is given one. It is not signed, and nothing verifies it: what it says is what the code sees. Immutable;
 * every method returns a changed copy.
 *
 * <pre>{@code
 * VerifiedAccessToken token = TestAccessToken.client("m2morg_1").scopes("read:deployments").accessToken();
 * JsonWebToken caller = TestAccessToken.user("usr_1").roles("admin").organization("org_1").jsonWebToken();
 * }</pre>
 */
public final class TestAccessToken {

    private static final String ISSUER = "https://test.scalekit.dev";

    private final Map<String, @Nullable Object> claims;

    private TestAccessToken(Map<String, @Nullable Object> claims) {
        this.claims = Collections.unmodifiableMap(claims);
    }

    /**
     * The token of a machine client: {@code sub} and {@code client_id} are the same.
     *
     * @param clientId not null
     * @return a token with an issuer, and an hour to live
     */
    public static TestAccessToken client(String clientId) {
        return of(clientId).claim("client_id", clientId);
    }

    /**
     * The token of a user.
     *
     * @param subject {@code sub}; not null
     * @return a token with an issuer, and an hour to live
     */
    public static TestAccessToken user(String subject) {
        return of(subject);
    }

    private static TestAccessToken of(String subject) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("sub", subject);
        return new TestAccessToken(claims).issuedAt(now).expiresAt(now.plus(1, ChronoUnit.HOURS));
    }

    /**
     * Sets {@code scopes}.
     *
     * @param scopes the values
     * @return a changed copy
     */
    public TestAccessToken scopes(String... scopes) {
        return claim("scopes", List.of(scopes));
    }

    /**
     * Sets {@code roles}.
     *
     * @param roles the values
     * @return a changed copy
     */
    public TestAccessToken roles(String... roles) {
        return claim("roles", List.of(roles));
    }

    /**
     * Sets {@code permissions}.
     *
     * @param permissions the values
     * @return a changed copy
     */
    public TestAccessToken permissions(String... permissions) {
        return claim("permissions", List.of(permissions));
    }

    /**
     * Sets {@code oid}.
     *
     * @param organizationId not null
     * @return a changed copy
     */
    public TestAccessToken organization(String organizationId) {
        return claim("oid", organizationId);
    }

    /**
     * Sets {@code client_id} alone: the application that a user signed in to.
     *
     * @param clientId not null
     * @return a changed copy
     */
    public TestAccessToken clientId(String clientId) {
        return claim("client_id", clientId);
    }

    /**
     * Sets {@code aud}.
     *
     * @param audience the values
     * @return a changed copy
     */
    public TestAccessToken audience(String... audience) {
        return claim("aud", List.of(audience));
    }

    /**
     * Sets {@code iat}, in whole seconds.
     *
     * @param time not null
     * @return a changed copy
     */
    public TestAccessToken issuedAt(Instant time) {
        return claim("iat", time);
    }

    /**
     * Sets {@code exp}, in whole seconds. Code that keeps a token may meet one that has ended.
     *
     * @param time not null
     * @return a changed copy
     */
    public TestAccessToken expiresAt(Instant time) {
        return claim("exp", time);
    }

    /**
     * Sets any claim.
     *
     * @param name the claim's name
     * @param value a string, number, boolean, list, map with strings as keys, {@link Instant} (written as a NumericDate), or null
     *     for JSON's null
     * @return a changed copy
     */
    public TestAccessToken claim(String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value instanceof Instant time ? (Object) time.getEpochSecond() : value);
        return new TestAccessToken(changed);
    }

    /**
     * Leaves claims out; {@code iss}, {@code sub} and {@code exp} are in every verified token.
     *
     * @param names the claims' names
     * @return a changed copy
     */
    public TestAccessToken without(String... names) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(claims);
        changed.keySet().removeAll(List.of(names));
        return new TestAccessToken(changed);
    }

    /**
     * The token as {@code AccessTokenVerifier} and {@code @Inject VerifiedAccessToken} give it.
     *
     * @return never null
     * @throws IllegalArgumentException when a claim is of a type that JSON has not
     */
    public VerifiedAccessToken accessToken() {
        return VerifierAccess.ACCESS.get().unverified(String.valueOf(claims.get("sub")), claims);
    }

    /**
     * The token as {@code @Inject JsonWebToken} gives it. Its groups are the scopes, roles and permissions, which is the default of
     * {@code scalekit.groups-from}; its raw token has {@code alg} "none", and no verifier accepts it.
     *
     * @return never null
     * @throws IllegalArgumentException when a claim is of a type that JSON has not
     */
    public JsonWebToken jsonWebToken() {
        return caller(DefaultCallers.CONFIGURATION);
    }

    AccessTokenCallerPrincipal caller(CallerConfiguration configuration) {
        return new VerifiedCallers(configuration).caller(accessToken(), raw());
    }

    private String raw() {
        return encoded("{\"alg\":\"none\"}") + '.' + encoded(JsonWriter.object(claims)) + '.';
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    /** Shows no claim, as {@link VerifiedAccessToken} does. */
    @Override
    public String toString() {
        return "TestAccessToken[" + claims.size() + " claims]";
    }
}
