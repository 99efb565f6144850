package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.access.VerifierAccess;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.ScopeHierarchy;
import io.github.scalekit4ee.internal.token.Interner;
import java.util.Set;

/** Makes callers of verified tokens, by one configuration. What it works out is kept with the token. */
public final class VerifiedCallers {

    private final VerifierAccess access = VerifierAccess.ACCESS.get();
    private final GroupsMapper groups;
    private final ScopeHierarchy hierarchy;
    private final Interner sharedSets = new Interner();

    public VerifiedCallers(CallerConfiguration configuration) {
        this.hierarchy = configuration.hierarchy();
        this.groups = new GroupsMapper(configuration.groupsFrom(), hierarchy);
    }

    /** @param jwt what the token was read from */
    public AccessTokenCallerPrincipal caller(VerifiedAccessToken token, String jwt) {
        return new AccessTokenCallerPrincipal(token, jwt, access.derived(token, DerivedCaller.class, this::view));
    }

    private DerivedCaller view(VerifiedAccessToken token) {
        Set<String> all = hierarchy.withWeaker(token.scopes());
        Set<String> scopes = all == token.scopes() ? all : sharedSets.share(all);
        Set<String> callerGroups = groups.groupsOf(token);
        // Most machines' groups are their scopes, and those of a client's next token are the same again.
        return new DerivedCaller(callerGroups.equals(scopes) ? scopes : sharedSets.share(callerGroups), scopes);
    }
}
