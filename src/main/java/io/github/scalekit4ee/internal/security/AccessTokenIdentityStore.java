package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.access.VerifierAccess;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.ScopeHierarchy;
import io.github.scalekit4ee.internal.token.Interner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Verifies access tokens and says which groups their callers are in. */
@ApplicationScoped
public class AccessTokenIdentityStore implements IdentityStore {

    /** An application that is deployed again is back within seconds; another node can take the request at once. */
    private static final Duration RESTART = Duration.ofSeconds(5);

    private final VerifierAccess access = VerifierAccess.ACCESS.get();
    private final AccessTokenVerifier verifier;
    private final Map<String, GroupsMapper> groups;
    private final ScopeHierarchy hierarchy;
    private final Interner sharedSets = new Interner();

    @Inject
    AccessTokenIdentityStore(AccessTokenVerifier verifier, CallerConfiguration configuration) {
        this.verifier = verifier;
        this.hierarchy = configuration.hierarchy();
        this.groups = configuration.groupsFrom().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> new GroupsMapper(each.getValue(), hierarchy)));
    }

    /** For the client proxy only (CDI 4.0 section 3.11). */
    @SuppressWarnings("NullAway")
    protected AccessTokenIdentityStore() {
        this.verifier = null;
        this.groups = Map.of();
        this.hierarchy = ScopeHierarchy.NONE;
    }

    /** Overrides the reflective default, which would wrap whatever the verifier throws (Jakarta Security 3.0, IdentityStore). */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof AccessTokenCredential accessToken
                ? validate(accessToken)
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private CredentialValidationResult validate(AccessTokenCredential credential) {
        try {
            String jwt = credential.token().value();
            VerifiedAccessToken token = verifier.verify(jwt);
            DerivedCaller view = access.derived(token, DerivedCaller.class, this::view);
            return new CredentialValidationResult(new AccessTokenCallerPrincipal(token, jwt, view), view.groups());
        } catch (InvalidTokenException e) {
            credential.refuse(e, access.accepted(verifier, e.reason()));
            return CredentialValidationResult.INVALID_RESULT;
        } catch (KeySourceUnavailableException e) {
            credential.fail(e);
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        } catch (IllegalStateException e) {
            // The application stops while requests still run, or one of its token checks fails. Neither is the caller's
            // fault.
            String problem = access.isClosed(verifier) ? "The application is stopping." : "A token check fails.";
            credential.fail(new KeySourceUnavailableException(problem, RESTART, e));
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
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
