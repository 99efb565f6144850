package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The jar in the EAR's {@code lib}, from where it sees none of the files in which the WARs have their configuration. */
@ExtendWith(ArquillianExtension.class)
class JarInTheEarIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, managed = false, name = "ear")
    static EnterpriseArchive ear() {
        return ShrinkWrap.create(EnterpriseArchive.class, "ear.ear")
                .addAsLibrary(Wars.theJar())
                .addAsModule(Wars.withoutTheJar("ear-1", SCALEKIT))
                .addAsModule(Wars.withoutTheJar("ear-2", SCALEKIT));
    }

    @Test
    void theDeploymentFailsAndTheLogSaysWhereTheJarBelongs() throws IOException {
        assertThatThrownBy(() -> deployer.deploy("ear")).isNotNull();

        assertThat(new Application("ear-1").get("/api/caller/open").status()).isNotEqualTo(200);
        assertThat(Files.readString(Path.of(System.getProperty("server.log"))))
                .contains(
                        "scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL): is not set",
                        "Put it into WEB-INF/lib of each WAR that uses it");
    }
}
