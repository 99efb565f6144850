package io.github.scalekit4ee.sidebyside.groups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Every caller's further groups, which change while the application runs. */
@ApplicationScoped
public class OwnGroups implements IdentityStore {
    private volatile Set<String> groups = Set.of();

    @Override
    public Set<ValidationType> validationTypes() {
        return Set.of(ValidationType.PROVIDE_GROUPS);
    }

    @Override
    public Set<String> getCallerGroups(CredentialValidationResult validated) {
        return groups;
    }

    void change(Set<String> now) {
        groups = now;
    }
}
