package io.github.scalekit4ee.sidebyside.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Many users, whose password is their name twice. */
@ApplicationScoped
public class Users implements IdentityStore {

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential password)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        String name = password.getCaller();
        return password.compareTo(name, name + name)
                ? new CredentialValidationResult(name, Set.of("reader"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
