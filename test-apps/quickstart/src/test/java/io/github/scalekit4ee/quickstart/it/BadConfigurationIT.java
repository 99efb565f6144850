package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot be safe does not deploy, and the server's log says what to set. */
@ExtendWith(ArquillianExtension.class)
class BadConfigurationIT {
    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, managed = false, name = "no-audience")
    static WebArchive withoutAudience() {
        return QuickstartTest.configured("scalekit.audiences=", "scalekit.clock-skew=PT1H");
    }

    @Test
    void theDeploymentFailsAndEachProblemIsNamedWithItsFix() throws IOException {
        assertDoesNotDeploy(
                deployer,
                "no-audience",
                "scalekit.audiences (SCALEKIT_AUDIENCES): is not set",
                "SCALEKIT_ALLOW_MISSING_AUDIENCE=true",
                "scalekit.clock-skew (SCALEKIT_CLOCK_SKEW): \"PT1H\" is out of range. Use PT0S to PT10M.");
    }

    static void assertDoesNotDeploy(Deployer deployer, String deployment, String... reasons) throws IOException {
        Throwable failure = catchThrowable(() -> deployer.deploy(deployment));

        assertThat(failure).isNotNull();
        assertThat(Quickstart.get("/api/status").status()).isNotEqualTo(200);
        assertThat(Files.readString(Path.of(System.getProperty("server.log")))).contains(reasons);
    }
}
