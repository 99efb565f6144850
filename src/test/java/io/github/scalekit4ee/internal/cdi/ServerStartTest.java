package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.security.TokensBeforeSessions;
import io.github.scalekit4ee.internal.server.Container;
import io.github.scalekit4ee.internal.server.Servers;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerStartTest {

    private final StartingContext starting = new StartingContext("/shop");

    private static final class Own implements HttpAuthenticationMechanism {
        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return AuthenticationStatus.NOT_DONE;
        }
    }

    @Test
    void theServerIsToldWhetherTheApplicationAuthenticatesAndMayEndIt() {
        List<Container.Application> asked = new ArrayList<>();
        try (DeployedExtension deployed = DeployedExtension.with(DeployedExtension.VERIFYING)) {
            new ServerStart(Servers.asking(asked::add)).onStartup(null, starting.context());

            assertThat(asked).hasSize(1);
            assertThat(asked.get(0).authenticates()).isTrue();
            assertThat(deployed.isClosed()).isFalse();
            asked.get(0).stop();
            assertThat(deployed.isClosed()).isTrue();
        }
        try (DeployedExtension deployed = DeployedExtension.with(DeployedExtension.SWITCHED_OFF)) {
            new ServerStart(Servers.asking(asked::add)).onStartup(null, starting.context());

            assertThat(asked.get(1).authenticates()).isFalse();
        }
        assertThat(starting.listeners).isEmpty();
    }

    @Test
    void whereRequestsAreSharedOpenLibertyTakesTheTokenBeforeTheSession() {
        try (DeployedExtension deployed = DeployedExtension.with(DeployedExtension.VERIFYING)) {
            deployed.find(Own.class);
            new ServerStart(Servers.OPEN_LIBERTY).onStartup(null, starting.context());
        }

        assertThat(starting.listeners).hasAtLeastOneElementOfType(TokensBeforeSessions.class);
    }

    @Test
    void elsewhereNobodyHasASession() {
        try (DeployedExtension deployed = DeployedExtension.with(DeployedExtension.VERIFYING)) {
            new ServerStart(Servers.OPEN_LIBERTY).onStartup(null, starting.context());
        }

        assertThat(starting.listeners).doesNotHaveAnyElementsOfTypes(TokensBeforeSessions.class);
    }
}
