package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.internal.security.AccessEnforcement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** Hands the application's own objects to injection. */
@ApplicationScoped
public class ApplicationBeans {

    private final ScalekitExtension extension;

    @Inject
    ApplicationBeans(ScalekitExtension extension) {
        this.extension = extension;
    }

    /** For the client proxy only (CDI 4.0 section 3.11). */
    @SuppressWarnings("NullAway")
    protected ApplicationBeans() {
        this.extension = null;
    }

    @Produces
    AccessTokenVerifier verifier() {
        return extension.application().verifier();
    }

    @Produces
    AccessEnforcement accessEnforcement() {
        return new AccessEnforcement(extension.enforces(), extension.hasOwnMechanism());
    }
}
