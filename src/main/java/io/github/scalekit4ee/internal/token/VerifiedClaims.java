package io.github.scalekit4ee.internal.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.scalekit4ee.internal.json.CompactMap;
import io.github.scalekit4ee.internal.json.JsonWriter;
import io.github.scalekit4ee.internal.json.MalformedJsonException;
import io.github.scalekit4ee.internal.json.StrictJson;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token whose signature and claims have been checked. Only this room makes one; {@link #unchecked} is for tests.
 */
public final class VerifiedClaims {

    private final String environment;
    private final String callerName;
    private final Map<String, @Nullable Object> members;
    private final Set<String> audience;
    private final Set<String> scopes;
    private final Set<String> roles;
    private final Set<String> permissions;

    VerifiedClaims(String environment, String callerName, Map<String, @Nullable Object> members) {
        this(
                environment,
                callerName,
                members,
                StringSets.whole(members.get("aud")),
                StringSets.union(
                        StringSets.separated(members.get("scopes")), StringSets.separated(members.get("scope"))),
                StringSets.whole(members.get("roles")),
                StringSets.whole(members.get("permissions")));
    }

    private VerifiedClaims(
            String environment,
            String callerName,
            Map<String, @Nullable Object> members,
            Set<String> audience,
            Set<String> scopes,
            Set<String> roles,
            Set<String> permissions) {
        this.environment = environment;
        this.callerName = callerName;
        this.members = members;
        this.audience = audience;
        this.scopes = scopes;
        this.roles = roles;
        this.permissions = permissions;
    }

    /**
     * Claims that nothing has checked, as if they had been: for tests of code that is given a token. They are written as JSON and read
     * again, so that all values are of the types that a token's claims have.
     *
     * @throws IllegalArgumentException when JSON has no form for one
     */
    public static VerifiedClaims unchecked(String callerName, Map<String, @Nullable Object> members) {
        try {
            byte[] json = JsonWriter.object(members).getBytes(UTF_8);
            return new VerifiedClaims("", callerName, StrictJson.parseObject(json));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("These claims are no token's: " + e.getMessage(), e);
        }
    }

    /** The same claims with as few objects of their own as possible, to be kept. */
    VerifiedClaims sharing(Interner shared) {
        return new VerifiedClaims(
                environment,
                shared.share(callerName),
                members instanceof CompactMap compact ? compact.withValues(shared::shareClaim) : members,
                shared.share(audience),
                shared.share(scopes),
                shared.share(roles),
                shared.share(permissions));
    }

    /** The name of the environment whose rules and keys verified it; {@code ""} for the unnamed one. */
    public String environment() {
        return environment;
    }

    public String callerName() {
        return callerName;
    }

    /** All claims; immutable at every depth. */
    public Map<String, @Nullable Object> members() {
        return members;
    }

    public Set<String> audience() {
        return audience;
    }

    public Set<String> scopes() {
        return scopes;
    }

    public Set<String> roles() {
        return roles;
    }

    public Set<String> permissions() {
        return permissions;
    }

    @Override
    public String toString() {
        return "VerifiedClaims[" + members.size() + " claims]";
    }
}
