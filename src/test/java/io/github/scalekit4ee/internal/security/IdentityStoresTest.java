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
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
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

    private static AccessTokenCredential presented(String token) {
        return new AccessTokenCredential(new PresentedToken(PresentedToken.BEARER, token, "GET", "/"));
    }

    private String goodToken() {
        return scalekit.mint().organizationClient().scopes("a").token();
    }

    @SuppressWarnings("unchecked")
    private IdentityStores stores(Function<Credential, CredentialValidationResult> handler, Bean<?> bean) {
        return new IdentityStores(
                Fake.of(IdentityStoreHandler.class)
                        .on("validate", given -> handler.apply((Credential) given[0]))
                        .make(),
                Fake.of(Instance.class).on("get", given -> store).make(),
                Fake.of(BeanManager.class)
                        .on("getBeans", Set.of())
                        .on("resolve", bean)
                        .make());
    }
}
