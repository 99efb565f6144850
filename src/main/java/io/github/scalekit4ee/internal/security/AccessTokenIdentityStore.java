package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.access.VerifierAccess;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.time.Duration;

/** Verifies access tokens and says which groups their callers are in. */
@ApplicationScoped
public class AccessTokenIdentityStore implements IdentityStore {

    /** An application that is deployed again is back within seconds; another node can take the request at once. */
    private static final Duration RESTART = Duration.ofSeconds(5);

    private final VerifierAccess access = VerifierAccess.ACCESS.get();
    private final AccessTokenVerifier verifier;
    private final VerifiedCallers callers;

    @Inject
    AccessTokenIdentityStore(AccessTokenVerifier verifier, CallerConfiguration configuration) {
        this.verifier = verifier;
        this.callers = new VerifiedCallers(configuration);
    }

    /** For the client proxy only (CDI 4.0 section 3.11). */
    @SuppressWarnings("NullAway")
    protected AccessTokenIdentityStore() {
        this.verifier = null;
        this.callers = null;
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
            AccessTokenCallerPrincipal caller = callers.caller(token, jwt);
            return new CredentialValidationResult(caller, caller.getGroups());
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
}
