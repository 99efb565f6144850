package io.github.scalekit4ee.internal.cdi;

import static io.github.scalekit4ee.internal.cdi.ContainerEvents.bean;
import static io.github.scalekit4ee.internal.cdi.ContainerEvents.event;
import static io.github.scalekit4ee.internal.cdi.ContainerEvents.found;
import static io.github.scalekit4ee.internal.cdi.ContainerEvents.injectionPoint;
import static io.github.scalekit4ee.internal.cdi.ContainerEvents.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.TokenCheck;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.access.VerifierAccess;
import io.github.scalekit4ee.internal.server.FailedDeploymentException;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.cache.CacheManager;
import org.eclipse.microprofile.jwt.Claim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the extension says of those that use a token: injected claims, checks, and caches that nodes share. */
@SuppressWarnings("unused")
class ExtensionClaimsTest {

    @RegisterExtension
    static final SimulatedScalekitExtension SCALEKIT =
            SimulatedScalekitExtension.with(scalekit -> scalekit.client("m2morg_1", "secret"));

    private final FakeDeployment deployment =
            new FakeDeployment(SCALEKIT.scalekit().environmentUrl());

    private static class Plain {}

    private static class Keeping {
        @Claim("sub")
        private String subject;
    }

    @Path("")
    private static class Resource {
        @Claim("sub")
        private String subject;
    }

    private static class Unknowing {
        @Claim("sub")
        private Instant subject;
    }

    private static class Page extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Claim("sub")
        private String subject;
    }

    private static class Checking {}

    @AfterEach
    void end() {
        deployment.close();
    }

    // Claims

    @Test
    void aClaimOfAnUnknownTypeFailsTheDeploymentEarly() throws NoSuchFieldException {
        ScalekitExtension extension = deployment.verifying();
        extension.findClaim(injectionPoint(Unknowing.class, "subject"));

        deployment.check(extension);

        assertThat(deployment.added().errors())
                .singleElement()
                .asString()
                .contains("Unknowing.subject asks for a claim as");
    }

    @Test
    void aBeanThatWouldKeepAClaimFailsTheDeployment() {
        ScalekitExtension extension = deployment.verifying();
        found(extension, Keeping.class, ApplicationScoped.class);
        deployment.check(extension);
        assertThat(deployment.added().errors()).isEmpty();

        deployment.start(extension);

        assertThat(deployment.problems()).singleElement().asString().contains("Keeping.subject would keep the claims");
        assertThatIllegalStateException()
                .isThrownBy(() -> extension.application().verifier());
    }

    @Test
    void aComponentThatIsFoundLaterEndsTheApplicationUntilItIsOpen() {
        ScalekitExtension extension = deployment.verifying();
        deployment.start(extension);
        AccessTokenVerifier verifier = extension.application().verifier();

        assertThatThrownBy(() -> extension.find(target(Page.class)))
                .isInstanceOf(FailedDeploymentException.class)
                .hasMessageContaining("Page.subject would keep the claims");

        assertThat(VerifierAccess.ACCESS.get().isClosed(verifier)).isTrue();
    }

    @Test
    void thenTheComponentIsRefusedAlone() {
        ScalekitExtension extension = deployment.verifying();
        deployment.start(extension);
        extension.opened();

        assertThatThrownBy(() -> extension.find(target(Page.class))).isInstanceOf(FailedDeploymentException.class);

        assertThat(VerifierAccess.ACCESS.get().isClosed(extension.application().verifier()))
                .isFalse();
    }

    @Test
    void soIsOneOfWhichNoEventHasTold() {
        ScalekitExtension extension = deployment.verifying();
        deployment.start(extension);

        assertThatThrownBy(() -> extension.lookAtComponents(Set.of(Page.class), deployment.manager()))
                .isInstanceOf(FailedDeploymentException.class)
                .hasMessageContaining("Page.subject would keep the claims");

        assertThat(VerifierAccess.ACCESS.get().isClosed(extension.application().verifier()))
                .isTrue();
    }

    @Test
    void resourcesMayKeepTheirs() {
        ScalekitExtension extension = deployment.verifying();

        extension.find(target(Resource.class));

        assertThat(extension.claimPoints().resources()).containsExactly(Resource.class);
    }

    // Checks of tokens

    @Test
    void aCheckIsAskedUntilTheEnd() {
        ScalekitExtension extension = deployment.verifying();
        List<Object> seen = new ArrayList<>();
        Bean<?> bean = bean(Checking.class, ApplicationScoped.class, TokenCheck.class);
        deployment.reference(bean, (TokenCheck) seen::add);
        extension.find(event(bean));
        deployment.start(extension);

        extension
                .application()
                .verifier()
                .verify(SCALEKIT.scalekit().mint().organizationClient().token());
        assertThat(seen).hasSize(1);
        assertThat(deployment.released()).isEmpty();
        extension.stop(Fake.of(BeforeShutdown.class).make());

        assertThat(deployment.released()).hasSize(1);
    }

    @Test
    void aCheckOfOneCallersFailsTheDeployment() {
        ScalekitExtension extension = deployment.verifying();
        extension.find(event(bean(Checking.class, RequestScoped.class, TokenCheck.class)));

        deployment.start(extension);

        assertThat(deployment.problems())
                .singleElement()
                .asString()
                .contains(Checking.class.getName() + " is a TokenCheck in @RequestScoped");
    }

    // Caches that nodes share

    @Test
    void severalCachesForRevocationsFailTheDeployment() {
        deployment.set("scalekit.revocations.cache", "revocations");
        deployment.beans(
                CacheManager.class, Set.of(bean(Plain.class, Dependent.class), bean(Keeping.class, Dependent.class)));

        deployment.start(deployment.verifying());

        assertThat(deployment.problems())
                .singleElement()
                .asString()
                .contains("scalekit.revocations.cache", "there are 2 beans of the type javax.cache.CacheManager");
    }

    @Test
    void severalCachesForTokensOfClientsFailTheDeployment() {
        deployment.set("scalekit.client-id", "m2morg_1");
        deployment.set("scalekit.client-secret", "secret");
        deployment.set("scalekit.client.shared-cache", "tokens");
        deployment.beans(
                CacheManager.class, Set.of(bean(Plain.class, Dependent.class), bean(Keeping.class, Dependent.class)));

        deployment.start(deployment.verifying());

        assertThat(deployment.problems())
                .singleElement()
                .asString()
                .contains("scalekit.client.shared-cache", "there are 2 beans of the type javax.cache.CacheManager");
    }
}
