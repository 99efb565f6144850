package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.internal.json.CompactMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token whose signature and claims have been checked. Only this room makes one.
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
