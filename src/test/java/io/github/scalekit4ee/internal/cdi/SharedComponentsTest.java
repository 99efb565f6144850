package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.server.FailedDeploymentException;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What initializers find is checked once, when all of them have run. */
@SuppressWarnings("unused")
class SharedComponentsTest {

    private final LoggedMessages log = new LoggedMessages("cdi");
    private final StartingContext starting = new StartingContext("/shop");

    private static class Page extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Claim("sub")
        private String subject;
    }

    private static class Gate extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Claim("sub")
        private String subject;
    }

    @ServerEndpoint("/chat")
    private static class Chat {
        @Claim("sub")
        private String subject;
    }

    @Provider
    private static class Mapping {
        @Claim("sub")
        private String subject;
    }

    private static class Free extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    private static class Hidden {
        @RequiresScopes("deploy")
        private void deploy() {}
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void oneMessageNamesWhatEachInitializerHasFound() throws Exception {
        starting.servlet(Page.class.getName())
                .servlet(null)
                .servlet("com.example.Missing")
                .filter(Gate.class.getName());
        new SharedServlets().onStartup(null, starting.context());
        new SharedEndpoints().onStartup(Set.of(Chat.class), starting.context());
        new SharedProviders().onStartup(Set.of(Mapping.class), starting.context());
        assertThat(starting.listeners).hasSize(1);
        assertThat(starting.attributes).hasSize(1);

        try (DeployedExtension deployed = DeployedExtension.with(DeployedExtension.VERIFYING)) {
            assertThatThrownBy(starting::initialized)
                    .isInstanceOf(FailedDeploymentException.class)
                    .hasMessageContainingAll(
                            "Page.subject would keep",
                            "Gate.subject would keep",
                            "Chat.subject would keep",
                            "Mapping.subject would keep");
            assertThat(deployed.isClosed()).isTrue();
        }
        assertThat(starting.attributes).isEmpty();
    }

    @Test
    void soItIsOfWhatTheServerHasFound() {
        new SharedServlets().onStartup(Set.of(Page.class), starting.context());

        try (DeployedExtension deployed = DeployedExtension.with(DeployedExtension.VERIFYING)) {
            assertThatThrownBy(starting::initialized).hasMessageContaining("Page.subject would keep");
        }
    }

    @Test
    void scopesThatNobodyEnforcesEndTheApplication() {
        new SharedServlets().onStartup(Set.of(Hidden.class), starting.context());

        try (DeployedExtension deployed = DeployedExtension.with(DeployedExtension.VERIFYING)) {
            assertThatThrownBy(starting::initialized)
                    .isInstanceOf(FailedDeploymentException.class)
                    .hasMessageContaining("/shop")
                    .hasMessageContaining("Hidden.deploy is not enforced");
            assertThat(deployed.isClosed()).isTrue();
        }
    }

    @Test
    void otherwiseTheApplicationIsOpenAndItsResourceKnown() throws Exception {
        new SharedServlets().onStartup(Set.of(Free.class), starting.context());
        new SharedEndpoints().onStartup(null, starting.context());
        new SharedProviders().onStartup(null, starting.context());

        try (DeployedExtension deployed = DeployedExtension.with(DeployedExtension.VERIFYING)) {
            starting.initialized();

            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .startsWith("The application /shop is the protected resource https://api.example/shop");
            assertThatThrownBy(() -> deployed.extension().find(target())).isInstanceOf(FailedDeploymentException.class);
            assertThat(deployed.isClosed()).isFalse();
        }
    }

    /** A component that keeps a claim, found when the application is open. */
    private static ProcessInjectionTarget<?> target() throws NoSuchFieldException {
        InjectionPoint point = Fake.of(InjectionPoint.class)
                .on(
                        "getQualifiers",
                        Set.of(Page.class.getDeclaredField("subject").getAnnotations()))
                .on("getType", String.class)
                .on("getMember", Page.class.getDeclaredField("subject"))
                .on("getBean", given -> null)
                .make();
        return Fake.of(ProcessInjectionTarget.class)
                .on(
                        "getAnnotatedType",
                        Fake.of(AnnotatedType.class)
                                .on("getJavaClass", Page.class)
                                .make())
                .on(
                        "getInjectionTarget",
                        Fake.of(InjectionTarget.class)
                                .on("getInjectionPoints", Set.of(point))
                                .make())
                .make();
    }
}
