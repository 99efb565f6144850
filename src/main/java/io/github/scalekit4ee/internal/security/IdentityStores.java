package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.internal.server.Container;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import org.jspecify.annotations.Nullable;

/**
 * Asks the handler, and this application's own store where the server's handler has passed it by.
 *
 * <p>WildFly has one handler for all WARs of an EAR. Soteria's {@code DefaultIdentityStoreHandler} keeps the stores that it finds
 * when it is first called, which are those of the WAR that called; the store of another WAR with this jar is a class of its own,
 * and credentials of the others are strange to it.
 */
final class IdentityStores {

    private final IdentityStoreHandler handler;
    private final Instance<AccessTokenIdentityStore> ownStore;
    private final boolean handlerIsTheServers;

    IdentityStores(IdentityStoreHandler handler, Instance<AccessTokenIdentityStore> ownStore, BeanManager beans) {
        this.handler = handler;
        this.ownStore = ownStore;
        this.handlerIsTheServers = isTheServers(beans.resolve(beans.getBeans(IdentityStoreHandler.class)));
    }

    CredentialValidationResult validate(AccessTokenCredential credential) {
        CredentialValidationResult result = handler.validate(credential);
        boolean nobodyKnewIt = result.getStatus() == Status.NOT_VALIDATED && !credential.hasReason();
        return nobodyKnewIt && handlerIsTheServers ? ownStore.get().validate(credential) : result;
    }

    /** An application's own handler is obeyed: it may leave our store out on purpose. */
    private static boolean isTheServers(@Nullable Bean<?> handler) {
        return handler != null
                && Container.any(
                        server -> server.isHandlerOfStores(handler.getClass().getName()));
    }
}
