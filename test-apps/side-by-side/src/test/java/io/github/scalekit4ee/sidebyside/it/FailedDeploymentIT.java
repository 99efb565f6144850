package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that must not start says so in one message, with its name, and without a stack trace of the jar's. */
@ExtendWith(ArquillianExtension.class)
class FailedDeploymentIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    /** Open Liberty keeps WARs in places without a name, and names the application itself. */
    private static final String NAME =
            System.getProperty("arquillian.launch").startsWith("liberty") ? "the application" : "without-audience";

    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, managed = false, name = "without-audience")
    static WebArchive withoutAudience() {
        return Wars.unconfigured("without-audience")
                .addAsResource(
                        Wars.file(
                                "scalekit.environment-url=" + SCALEKIT.environmentUrl(),
                                "scalekit.clock-skew=PT1H",
                                "scalekit.realm=without-audience"),
                        Wars.CONFIGURATION)
                .addAsLibrary(Wars.theJar());
    }

    @Test
    void theLogHasOneMessageWithTheNameOfTheApplicationAndNoFrameOfTheJar() throws Exception {
        ServerLog log = ServerLog.fromNowOn();
        Throwable failure = catchThrowable(() -> deployer.deploy("without-audience"));

        List<String> lines = log.textWith(
                        "scalekit4ee does not start " + NAME + ":",
                        "scalekit.audiences (SCALEKIT_AUDIENCES): is not set",
                        "scalekit.clock-skew (SCALEKIT_CLOCK_SKEW)")
                .lines()
                .toList();
        System.out.println("A failed deployment: " + lines.size() + " lines, "
                + lines.stream()
                        .filter(line -> line.contains("scalekit.audiences (SCALEKIT_AUDIENCES)"))
                        .count()
                + " times the problem");
        assertThat(failure).isNotNull();
        assertThat(lines).anyMatch(line -> line.contains("scalekit4ee does not start " + NAME + ":"));
        assertThat(lines).anyMatch(line -> line.contains("without-audience"));
        assertThat(lines)
                .anyMatch(line -> line.contains("scalekit.audiences (SCALEKIT_AUDIENCES): is not set"))
                .anyMatch(line -> line.contains("scalekit.clock-skew (SCALEKIT_CLOCK_SKEW)"));
        assertThat(lines).noneMatch(line -> line.contains("at io.github.scalekit4ee."));
    }
}
