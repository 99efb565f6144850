package io.github.scalekit4ee.internal.security;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;

/**
 * Asks the handler, and this application's own store where the server's handler has passed it by.
 *
 * <p>WildFly has one handler for all WARs of an EAR. Soteria's {@code DefaultIdentityStoreHandler} keeps the stores that it finds
 * when it is first called, which are those of the WAR that called; the store of another WAR with this jar is a class of its own,
 * and credentials of the others are strange to it.
 */
final class IdentityStores {

    /** Where Soteria's own kind of bean is; what it makes of that kind has no bean class to be known by. */
    private static final String SOTERIA = "org.glassfish.soteria.";

    private final IdentityStoreHandler handler;
    private final Instance<AccessTokenIdentityStore> ownStore;
    private final BeanManager beans;

    IdentityStores(IdentityStoreHandler handler, Instance<AccessTokenIdentityStore> ownStore, BeanManager beans) {
        this.handler = handler;
        this.ownStore = ownStore;
        this.beans = beans;
    }

    CredentialValidationResult validate(AccessTokenCredential credential) {
        CredentialValidationResult result = handler.validate(credential);
        boolean nobodyKnewIt = result.getStatus() == Status.NOT_VALIDATED && !credential.hasReason();
        return nobodyKnewIt && isTheServersHandler() ? ownStore.get().validate(credential) : result;
    }

    /** An application's own handler is obeyed: it may leave our store out on purpose. */
    private boolean isTheServersHandler() {
        Bean<?> bean = beans.resolve(beans.getBeans(IdentityStoreHandler.class));
        return bean != null && bean.getClass().getName().startsWith(SOTERIA);
    }
}
