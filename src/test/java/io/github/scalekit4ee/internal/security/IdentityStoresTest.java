package io.github.scalekit4ee.internal.security;

import static io.github.scalekit4ee.internal.security.TestVerifiers.SCOPES_AS_GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.glassfish.soteria.cdi.CdiProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With the real store and the real verifier; what a handler does is the test's. */
@ExtendWith(SimulatedScalekitExtension.class)
class IdentityStoresTest {

    private static final Bean<?> SERVERS = new CdiProducer<IdentityStoreHandler>();
    private static final Bean<?> APPLICATIONS =
            Fake.of(Bean.class).on("getBeanClass", IdentityStoresTest.class).make();

    /** As one does that has no store or only those of another WAR. */
    private static final Function<Credential, CredentialValidationResult> KNOWS_NO_STORE =
            credential -> CredentialValidationResult.NOT_VALIDATED_RESULT;

    private static final Function<Credential, CredentialValidationResult> MUST_NOT_BE_ASKED = credential -> {
        throw new AssertionError();
    };

    private static final ClassLoader NOT_OURS = new ServersClassLoader();

    /** The handler of a server. */
    private static final Bean<?> FOREIGN = bean(NOT_OURS, Object.class);

    private static final Bean<?> OURS = bean(NOT_OURS, AccessTokenIdentityStore.class);

    private int timesAsked;
    private SimulatedScalekit scalekit;
    private AccessTokenVerifier verifier;
    private AccessTokenIdentityStore store;

    @BeforeEach
    void open(SimulatedScalekit scalekit) {
        this.scalekit = scalekit;
        verifier = TestVerifiers.open(scalekit);
        store = new AccessTokenIdentityStore(verifier, SCOPES_AS_GROUPS) {
            @Override
            public CredentialValidationResult validate(Credential credential) {
                timesAsked++;
                return super.validate(credential);
            }
        };
    }

    @AfterEach
    void close() {
        verifier.close();
    }

    @Test
    void ourStoreIsAskedWhereTheServersHandlerHasPassedItBy() {
        CredentialValidationResult result = stores(KNOWS_NO_STORE, SERVERS).validate(presented(goodToken()));

        assertThat(result.getStatus()).isEqualTo(Status.VALID);
        assertThat(result.getCallerGroups()).containsExactly("a");
    }

    @Test
    void aBadTokenIsRefusedWithItsReasonWhereTheServersHandlerHasPassedOurStoreBy() {
        AccessTokenCredential credential = presented("no-token");

        assertThat(stores(KNOWS_NO_STORE, SERVERS).validate(credential).getStatus())
                .isEqualTo(Status.INVALID);

        assertThat(credential.hasReason()).isTrue();
    }

    @Test
    void anApplicationsOwnHandlerThatDoesNotAskOurStoreIsObeyed() {
        CredentialValidationResult result = stores(KNOWS_NO_STORE, APPLICATIONS).validate(presented(goodToken()));

        assertThat(result.getStatus()).isEqualTo(Status.NOT_VALIDATED);
        assertThat(timesAsked).isZero();
    }

    @Test
    void aHandlerThatNoBeanIsFoundOfIsObeyed() {
        CredentialValidationResult result = stores(KNOWS_NO_STORE, null).validate(presented(goodToken()));

        assertThat(result.getStatus()).isEqualTo(Status.NOT_VALIDATED);
        assertThat(timesAsked).isZero();
    }

    @Test
    void anotherStoresRefusalIsObeyed() {
        CredentialValidationResult result = stores(credential -> CredentialValidationResult.INVALID_RESULT, SERVERS)
                .validate(presented(goodToken()));

        assertThat(result.getStatus()).isEqualTo(Status.INVALID);
        assertThat(timesAsked).isZero();
    }

    @Test
    void ourStoreIsAskedOnceForAGoodToken() {
        CredentialValidationResult result = stores(store::validate, SERVERS).validate(presented(goodToken()));

        assertThat(result.getStatus()).isEqualTo(Status.VALID);
        assertThat(timesAsked).isEqualTo(1);
    }

    @Test
    void ourStoreIsAskedOnceWhenNoKeyCanBeHad(SimulatedScalekit scalekit) {
        scalekit.outage(Endpoint.KEYS, Fault.refuseConnections());
        AccessTokenCredential credential = presented(goodToken());

        assertThat(stores(store::validate, SERVERS).validate(credential).getStatus())
                .isEqualTo(Status.NOT_VALIDATED);

        assertThat(credential.unavailable()).isNotNull();
        assertThat(timesAsked).isEqualTo(1);
    }

    /** Handlers ask each store twice. */
    @Test
    void aServersHandlerThatKnowsNoStoreButOursIsNotAsked() {
        CredentialValidationResult result =
                stores(MUST_NOT_BE_ASKED, FOREIGN, Set.of(OURS), List.of()).validate(presented(goodToken()));

        assertThat(result.getStatus()).isEqualTo(Status.VALID);
        assertThat(timesAsked).isEqualTo(1);
    }

    @Test
    void aServersHandlerIsAskedWhereTheApplicationHasAnotherStore() {
        CredentialValidationResult result = stores(
                        credential -> CredentialValidationResult.INVALID_RESULT,
                        FOREIGN,
                        Set.of(OURS, APPLICATIONS),
                        List.of())
                .validate(presented(goodToken()));

        assertThat(result.getStatus()).isEqualTo(Status.INVALID);
        assertThat(timesAsked).isZero();
    }

    @Test
    void aServersHandlerIsAskedWhereTheApplicationDecoratesIt() {
        CredentialValidationResult result = stores(
                        credential -> CredentialValidationResult.INVALID_RESULT,
                        FOREIGN,
                        Set.of(OURS),
                        List.of(Fake.of(Decorator.class).make()))
                .validate(presented(goodToken()));

        assertThat(result.getStatus()).isEqualTo(Status.INVALID);
        assertThat(timesAsked).isZero();
    }

    /** By a producer, whose class may be the server's. */
    @Test
    void anApplicationsOwnHandlerIsAskedThoughOursIsTheOnlyStore() {
        for (Bean<?> bean : new Bean<?>[] {
            APPLICATIONS,
            bean(IdentityStoresTest.class.getClassLoader(), Object.class),
            bean(NOT_OURS, IdentityStoresTest.class)
        }) {
            CredentialValidationResult result = stores(
                            credential -> CredentialValidationResult.INVALID_RESULT, bean, Set.of(OURS), List.of())
                    .validate(presented(goodToken()));

            assertThat(result.getStatus()).isEqualTo(Status.INVALID);
        }
        assertThat(timesAsked).isZero();
    }

    private static AccessTokenCredential presented(String token) {
        return new AccessTokenCredential(new PresentedToken(PresentedToken.BEARER, token, "GET", "/"));
    }

    private String goodToken() {
        return scalekit.mint().organizationClient().scopes("a").token();
    }

    private IdentityStores stores(Function<Credential, CredentialValidationResult> handler, Bean<?> bean) {
        return stores(handler, bean, Set.of(), List.of());
    }

    @SuppressWarnings("unchecked")
    private IdentityStores stores(
            Function<Credential, CredentialValidationResult> handler,
            Bean<?> bean,
            Set<Bean<?>> stores,
            List<Decorator<?>> decorators) {
        return new IdentityStores(
                Fake.of(IdentityStoreHandler.class)
                        .on("validate", given -> handler.apply((Credential) given[0]))
                        .make(),
                Fake.of(Instance.class).on("get", given -> store).make(),
                Fake.of(BeanManager.class)
                        .on("getBeans", given -> given[0] == IdentityStore.class ? stores : Set.of())
                        .on("resolve", bean)
                        .on("resolveDecorators", decorators)
                        .make());
    }

    /** @param loader of the container's object that stands for the bean */
    private static Bean<?> bean(ClassLoader loader, Class<?> type) {
        return (Bean<?>) Proxy.newProxyInstance(
                loader, new Class<?>[] {Bean.class}, (self, method, given) -> switch (method.getName()) {
                    case "getBeanClass" -> type;
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == given[0];
                    default -> throw new AssertionError(method);
                });
    }

    /** Of a server: sees the API and nothing of an application. */
    private static final class ServersClassLoader extends ClassLoader {

        ServersClassLoader() {
            super(null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("jakarta.")) {
                return IdentityStoresTest.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
