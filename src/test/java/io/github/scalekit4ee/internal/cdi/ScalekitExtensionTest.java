package io.github.scalekit4ee.internal.cdi;

import static io.github.scalekit4ee.internal.cdi.ContainerEvents.bean;
import static io.github.scalekit4ee.internal.cdi.ContainerEvents.event;
import static io.github.scalekit4ee.internal.cdi.ContainerEvents.found;
import static io.github.scalekit4ee.internal.cdi.ContainerEvents.injectionPoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.TokenCheck;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.ScalekitClient;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.client.rest.ConfiguredClients;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.security.ApplicationMechanism;
import io.github.scalekit4ee.internal.security.ErrorResponses;
import io.github.scalekit4ee.internal.security.LogoutEndpoint;
import io.github.scalekit4ee.internal.server.Container;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.jwt.Claim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the extension does at each event of a container, by its configuration. The wiring tests show that these events come. */
@SuppressWarnings({"unused", "unchecked"})
class ScalekitExtensionTest {

    @RegisterExtension
    static final SimulatedScalekitExtension SCALEKIT =
            SimulatedScalekitExtension.with(scalekit -> scalekit.client("m2morg_1", "secret"));

    private final FakeDeployment deployment =
            new FakeDeployment(SCALEKIT.scalekit().environmentUrl());

    private static class Keeping {
        @Claim("sub")
        private String subject;
    }

    private static class Caller {
        private ClientCredentialsClient unnamed;

        @ScalekitClient("billing")
        private ClientCredentialsClient billing;
    }

    private static class Page extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Claim("sub")
        private String subject;
    }

    private static class Scoped {
        @RequiresScopes("deploy")
        private void deploy() {}
    }

    private static class Own implements HttpAuthenticationMechanism {
        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return AuthenticationStatus.NOT_DONE;
        }
    }

    private static class Checking {}

    @AfterEach
    void end() {
        deployment.close();
    }

    // The configuration

    @Test
    void aWrongConfigurationFailsTheDeploymentAndNothingElseIsDone() {
        deployment.set("scalekit.environment-url", "ftp://acme.example");
        deployment.set("scalekit.clock-skew", "long");
        ScalekitExtension extension = deployment.read();

        extension.check(deployment.added().event(), Fake.of(BeanManager.class).make());

        assertThat(deployment.added().errors())
                .singleElement()
                .asString()
                .contains("scalekit.environment-url", "scalekit.clock-skew", "is not in WEB-INF/lib");
        assertThat(deployment.added().beans()).isEmpty();
        assertThat(extension.report()).isEmpty();
        assertThat(extension.authenticates()).isFalse();
        assertThat(extension.sharesRequests()).isFalse();
        assertThat(extension.unenforcedScopes(Set.of(Scoped.class))).isEmpty();
        assertThatIllegalStateException().isThrownBy(extension::application).withMessageContaining("could not be read");
        deployment.start(extension);
        assertThat(deployment.problems()).isEmpty();
    }

    @Test
    void switchedOffNothingIsLookedAtAndWhatCanBeInjectedStays() {
        ScalekitExtension extension = deployment.switchedOff();
        lookAtEverything(extension);

        deployment.check(extension);
        deployment.start(extension);

        assertThat(deployment.added().errors()).isEmpty();
        assertThat(deployment.problems()).isEmpty();
        assertThat(deployment.log().all())
                .containsExactly("scalekit.enabled (SCALEKIT_ENABLED) is false: access tokens are not looked at.");
        assertThat(deployment.added().of(ClientCredentialsClient.class)).hasSize(2);
        assertThat(deployment.added().made(CallerConfiguration.class).realm()).isEqualTo("scalekit");
        assertThat(deployment.added().of(ApplicationMechanism.class)).isEmpty();
        assertThat(deployment.added().of(HealthCheck.class)).isEmpty();
        assertThat(extension.report()).isEmpty();
        assertThat(extension.enforces()).isFalse();
        assertThat(extension.authenticates()).isFalse();
        assertThat(extension.unenforcedScopes(Set.of(Scoped.class))).isEmpty();
    }

    @Test
    void forOutgoingCallsOnlyCallersAreNotLookedAt() {
        deployment.set("scalekit.verifier.enabled", "false");
        deployment.set("scalekit.telemetry.enabled", "false");
        deployment.set(
                "scalekit.environment-url", SCALEKIT.scalekit().environmentUrl().toString());
        deployment.set("scalekit.client-id", "m2morg_1");
        deployment.set("scalekit.client-secret", "secret");
        ScalekitExtension extension = deployment.read();
        found(extension, Keeping.class, ApplicationScoped.class);
        found(extension, Own.class, ApplicationScoped.class);

        deployment.check(extension);
        deployment.start(extension);

        assertThat(deployment.added().errors()).isEmpty();
        assertThat(deployment.problems()).isEmpty();
        assertThat(deployment.log().all()).isEmpty();
        assertThat(deployment.added().of(ApplicationMechanism.class)).isEmpty();
        assertThat(deployment.added().of(HealthCheck.class)).isEmpty();
        assertThat(extension.report()).hasValueSatisfying(report -> assertThat(report)
                .contains("accepts no access tokens", "clients for outgoing calls: the unnamed one"));
        assertThat(extension.enforces()).isTrue();
        assertThat(extension.authenticates()).isFalse();
        assertThat(extension.hasOwnMechanism()).isTrue();
        assertThat(extension.sharesRequests()).isFalse();
        assertThat(deployment.added().made(ClientCredentialsClient.class).accessToken())
                .isNotNull();

        extension.stop();

        assertThatIllegalStateException()
                .isThrownBy(() -> extension.application().clients().client(""));
    }

    @Test
    void whatCallersAreToldByIsABean() {
        deployment.set("scalekit.realm", "shop");
        ScalekitExtension extension = deployment.verifying();

        deployment.check(extension);

        assertThat(deployment.added().errors()).isEmpty();
        assertThat(deployment.added().made(CallerConfiguration.class).realm()).isEqualTo("shop");
        assertThat(deployment.added().made(Events.class))
                .isSameAs(extension.application().events());
        assertThat(deployment.added().made(ConfiguredClients.class))
                .isSameAs(extension.application().clients());
        assertThat(deployment.added().made(LogoutEndpoint.class)).isSameAs(LogoutEndpoint.none());
        assertThat(deployment.added().made(ErrorResponses.class).isChallenge("Bearer realm=\"shop\""))
                .isTrue();
        assertThat(deployment.added().made(Container.Application.class).authenticates())
                .isTrue();
        assertThat(deployment.added().beans())
                .allSatisfy(bean -> assertThat(bean.id()).contains("@"));
        assertThat(extension.report())
                .hasValueSatisfying(report -> assertThat(report).contains("accepts access tokens of"));
        assertThat(extension.enforces()).isTrue();
        assertThat(extension.authenticates()).isTrue();
        assertThat(extension.hasOwnMechanism()).isFalse();
        assertThat(extension.sharesRequests()).isFalse();
        assertThat(extension.application().configuration().enabled()).isTrue();
    }

    @Test
    void whatTheServerHasNotFailsTheDeployment() {
        deployment.lacks("Jakarta Security is not active");
        ScalekitExtension extension = deployment.verifying();

        deployment.check(extension);

        assertThat(deployment.added().errors()).singleElement().asString().contains("Jakarta Security is not active");
        assertThat(deployment.added().of(ApplicationMechanism.class)).isEmpty();
    }

    @Test
    void theServersHealthIsToldOfTheKeys() {
        deployment.check(deployment.verifying());

        assertThat(deployment.added().of(HealthCheck.class)).singleElement().satisfies(bean -> {
            assertThat(bean.id()).contains("scalekit-keys");
            assertThat(bean.qualifiers()).isEqualTo(List.of(Readiness.Literal.INSTANCE));
            assertThat(bean.produce()).isInstanceOf(HealthCheck.class);
        });
    }

    @Test
    void andOfTheRevocationsWhereNodesShareThem() {
        deployment.set("scalekit.revocations.cache", "revocations");

        deployment.check(deployment.verifying());

        assertThat(deployment.added().of(HealthCheck.class))
                .extracting(AddedBeans.Added::id)
                .anyMatch(id -> id.contains("scalekit-keys"))
                .anyMatch(id -> id.contains("scalekit-revocations"));
    }

    // Clients

    @Test
    void aClientThatIsInjectedAndNotConfiguredIsNamed() throws NoSuchFieldException {
        ScalekitExtension extension = deployment.verifying();
        extension.find((ProcessInjectionPoint<?, ClientCredentialsClient>) injectionPoint(Caller.class, "billing"));

        deployment.check(extension);

        assertThat(deployment.added().errors())
                .singleElement()
                .asString()
                .contains("scalekit.clients.billing.client-id");
        assertThat(deployment.added().of(ClientCredentialsClient.class))
                .extracting(AddedBeans.Added::qualifiers)
                .containsExactlyInAnyOrder(
                        List.of(Default.Literal.INSTANCE), List.of(ScalekitClient.Literal.of("billing")));
    }

    private static void lookAtEverything(ScalekitExtension extension) {
        found(extension, Keeping.class, ApplicationScoped.class);
        extension.find(event(bean(Checking.class, RequestScoped.class, TokenCheck.class)));
        extension.find(Fake.of(ProcessInjectionTarget.class).make());
        extension.findClaim(Fake.of(ProcessInjectionPoint.class).make());
        extension.lookAtComponents(
                Set.of(Page.class), Fake.of(BeanManager.class).make());
        try {
            extension.find((ProcessInjectionPoint<?, ClientCredentialsClient>) injectionPoint(Caller.class, "billing"));
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }
}
