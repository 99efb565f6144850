package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Knows one user, by whom a server's own mechanism is tested. */
@ApplicationScoped
public class OneUser implements IdentityStore {
    public static final String NAME = "user";
    public static final String PASSWORD = "password";

    /** For subclasses of the credential too, of which a server's mechanism may make one. */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential password)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return password.compareTo(NAME, PASSWORD)
                ? new CredentialValidationResult(NAME, Set.of("reader"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
