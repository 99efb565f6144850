package io.github.scalekit4ee.internal.token;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token whose signature and claims have been checked. Only this room makes one.
 */
public final class VerifiedClaims {

    private final String callerName;
    private final Map<String, @Nullable Object> members;
    private final Set<String> audience;
    private final Set<String> scopes;
    private final Set<String> roles;
    private final Set<String> permissions;

    VerifiedClaims(String callerName, Map<String, @Nullable Object> members) {
        this.callerName = callerName;
        this.members = members;
        this.audience = Words.whole(members.get("aud"));
        this.scopes = Words.union(Words.of(members.get("scopes")), Words.of(members.get("scope")));
        this.roles = Words.of(members.get("roles"));
        this.permissions = Words.of(members.get("permissions"));
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
