package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.internal.config.source.ThisJar;
import io.github.scalekit4ee.internal.server.Container;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the handler, and this application's own store where the server's handler has passed it by.
 *
 * <p>WildFly has one handler for all WARs of an EAR. Soteria's {@code DefaultIdentityStoreHandler} keeps the stores that it finds
 * when it is first called, which are those of the WAR that called; the store of another WAR with this jar is a class of its own,
 * and credentials of the others are strange to it.
 *
 * <p>A server's handler that knows no store but ours could only say what ours says (Jakarta Security 3.0 section 2.5). Then ours is asked
 * at once: handlers sort, copy and ask each store twice, for each request.
 */
final class IdentityStores {

    private final IdentityStoreHandler handler;
    private final Instance<AccessTokenIdentityStore> ownStore;
    private final boolean mayPassOursBy;

    /** Ours where it is the only one; null where the handler has more to say. */
    private final @Nullable AccessTokenIdentityStore only;

    IdentityStores(IdentityStoreHandler handler, Instance<AccessTokenIdentityStore> ownStore, BeanManager beans) {
        this.handler = handler;
        this.ownStore = ownStore;
        Bean<?> bean = beans.resolve(beans.getBeans(IdentityStoreHandler.class));
        this.mayPassOursBy = bean != null
                && Container.any(
                        server -> server.isHandlerOfStores(bean.getClass().getName()));
        this.only = isTheServers(bean) && !isDecorated(beans) && isOursTheOnlyStore(beans) ? ownStore.get() : null;
    }

    CredentialValidationResult validate(AccessTokenCredential credential) {
        if (only != null) {
            return only.validate(credential);
        }
        CredentialValidationResult result = handler.validate(credential);
        boolean nobodyKnewIt = result.getStatus() == Status.NOT_VALIDATED && !credential.hasReason();
        return nobodyKnewIt && mayPassOursBy ? ownStore.get().validate(credential) : result;
    }

    /** An application's own handler is obeyed: it may leave our store out on purpose. */
    private static boolean isTheServers(@Nullable Bean<?> handler) {
        return handler != null
                && !ThisJar.isSeenBy(handler.getBeanClass().getClassLoader())
                && !ThisJar.isSeenBy(handler.getClass().getClassLoader());
    }

    private static boolean isDecorated(BeanManager beans) {
        return !beans.resolveDecorators(
                        Set.of(IdentityStoreHandler.class), Any.Literal.INSTANCE, Default.Literal.INSTANCE)
                .isEmpty();
    }

    private static boolean isOursTheOnlyStore(BeanManager beans) {
        return beans.getBeans(IdentityStore.class, Any.Literal.INSTANCE).stream()
                .allMatch(store -> store.getBeanClass() == AccessTokenIdentityStore.class);
    }
}
