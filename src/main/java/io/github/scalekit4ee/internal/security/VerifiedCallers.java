package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.access.VerifierAccess;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.ScopeHierarchy;
import io.github.scalekit4ee.internal.token.Interner;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes callers of verified tokens, by one configuration. What it works out is kept with the token. */
public final class VerifiedCallers {

    private final VerifierAccess access = VerifierAccess.ACCESS.get();
    private final Map<String, GroupsMapper> groups;
    private final ScopeHierarchy hierarchy;
    private final Interner sharedSets = new Interner();

    public VerifiedCallers(CallerConfiguration configuration) {
        this.hierarchy = configuration.hierarchy();
        this.groups = configuration.groupsFrom().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> new GroupsMapper(each.getValue(), hierarchy)));
    }

    /** @param jwt what the token was read from */
    public AccessTokenCallerPrincipal caller(VerifiedAccessToken token, String jwt) {
        return new AccessTokenCallerPrincipal(token, jwt, access.derived(token, DerivedCaller.class, this::view));
    }

    private DerivedCaller view(VerifiedAccessToken token) {
        Set<String> all = hierarchy.withWeaker(token.scopes());
        Set<String> scopes = all == token.scopes() ? all : sharedSets.share(all);
        Set<String> callerGroups = groupsOf(token);
        // Most machines' groups are their scopes, and those of a client's next token are the same again.
        return new DerivedCaller(callerGroups.equals(scopes) ? scopes : sharedSets.share(callerGroups), scopes);
    }

    /** A claim that one environment fills with groups may be anybody's text in another. */
    private Set<String> groupsOf(VerifiedAccessToken token) {
        GroupsMapper ofEnvironment = groups.get(token.environment());
        return ofEnvironment == null ? Set.of() : ofEnvironment.groupsOf(token);
    }
}
