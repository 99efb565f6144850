package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.ScalekitClient;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deployments that fail, with a message that says what to do. */
@ExtendWith(ServerExtension.class)
class BadConfigurationTest {

    @WebServlet("/hello")
    public static class Hello extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("hello " + request.getUserPrincipal());
        }
    }

    @ApplicationScoped
    public static class Billing {
        @Inject
        @ScalekitClient("billing")
        ClientCredentialsClient client;
    }

    @Test
    void withoutAnEnvironmentTheKeysToSetAreNamed(Server server) {
        assertThat(server.refusal(War.of(Hello.class)))
                .contains("scalekit.environment-url", "SCALEKIT_ENVIRONMENT_URL");
    }

    @Test
    void eachProblemIsNamedAtOnce(Server server) {
        War war = War.of(Hello.class)
                .configured("scalekit.environment-url", "ftp://acme.example")
                .configured("scalekit.clock-skew", "long");

        assertThat(server.refusal(war)).contains("scalekit.environment-url", "scalekit.clock-skew");
    }

    @Test
    void inAWarNothingIsSaidOfThePlaceOfTheJar(Server server) {
        // OpenWebBeans names each archive in which it looks for beans.
        assertThat(server.refusal(War.of(Hello.class)).lines())
                .filteredOn(line -> !line.startsWith("added beans archive URL"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("WEB-INF/lib"));
    }

    @Test
    void besideAWarThePlaceOfTheJarIsNamedToo(Server server) throws IOException {
        try (var shared = server.sharedLibrary()) {
            assertThat(server.refusal(War.of(Hello.class).withoutJar(), shared)).contains("is not in WEB-INF/lib");
        }
    }

    @Test
    void aClientThatIsNotConfiguredIsNamed(Server server, SimulatedScalekit scalekit) {
        assertThat(server.refusal(War.of(Billing.class).trusting(scalekit)))
                .contains("billing", "scalekit.clients.billing.client-id");
    }

    @Test
    void switchedOffAClientNeedsNoConfiguration(Server server) {
        server.deploy(War.of(Billing.class).configured("scalekit.enabled", "false"))
                .close();
    }

    @Test
    void withoutJakartaSecurityNothingStarts(Server server, SimulatedScalekit scalekit) {
        Set<String> lacking = Set.of("jakarta.security.enterprise", "org.glassfish.soteria");

        assertThat(server.refusal(War.of(Hello.class).trusting(scalekit), server.loader(lacking)))
                .contains("Jakarta Security is not active");
    }

    @Test
    void withoutTheApiOfMicroProfileJwtNothingStarts(Server server, SimulatedScalekit scalekit) {
        ClassLoader lacking = server.loader(Set.of("org.eclipse.microprofile.jwt."));

        assertThat(server.refusal(War.of(Hello.class).trusting(scalekit), lacking))
                .contains("MicroProfile JWT API", "WEB-INF/lib");
    }
}
