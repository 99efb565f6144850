package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.TokenRevocations;
import io.github.scalekit4ee.internal.security.AccessEnforcement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Hands the application's own objects to injection. Singletons: their classes are final, so that no proxy can be made of them, and
 * each look-up of a dependent object may leave something behind.
 */
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
    @Singleton
    AccessTokenVerifier verifier() {
        return extension.application().verifier();
    }

    @Produces
    @Singleton
    TokenRevocations revocations() {
        return extension.application().verifier().revocations();
    }

    @Produces
    @Singleton
    AccessEnforcement accessEnforcement() {
        return new AccessEnforcement(extension.enforces(), extension.hasOwnMechanism());
    }
}
