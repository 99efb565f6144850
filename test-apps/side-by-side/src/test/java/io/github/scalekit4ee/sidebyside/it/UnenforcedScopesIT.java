package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.scalekit4ee.sidebyside.unenforced.ScopedServlet;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code @RequiresScopes} in a place where nothing enforces it is no open door: the application does not deploy. */
@ExtendWith(ArquillianExtension.class)
class UnenforcedScopesIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    @ArquillianResource
    Deployer deployer;

    /** All places in one: Open Liberty's adapter waits for a minute and a half for each application that fails to start. */
    @Deployment(testable = false, managed = false, name = "unenforced")
    static WebArchive unenforced() {
        return Wars.of("unenforced", SCALEKIT).addPackage(ScopedServlet.class.getPackage());
    }

    @Test
    void theDeploymentFailsAndNamesEachPlace() throws Exception {
        ServerLog log = ServerLog.fromNowOn();
        Throwable failure = catchThrowable(() -> deployer.deploy("unenforced"));

        assertThat(failure).isNotNull();
        assertThat(new Application("unenforced").get("/api/caller").status()).isNotEqualTo(200);
        String[] messages = Stream.of(
                        "ScopedServlet.deploy",
                        "ScopedServletMethod.doGet",
                        "ScopedAddedServlet.deploy",
                        "ScopedFilter.doFilter",
                        "ScopedListener",
                        "ScopedEndpoint",
                        "ScopedEndpointMethod",
                        "ScopedStaticMethod.deploy",
                        "ScopedPrivateMethod.deploy",
                        "ScopedPlainClass")
                .map(place -> "@RequiresScopes on " + ScopedServlet.class.getPackageName() + "." + place)
                .toArray(String[]::new);
        assertThat(log.textWith(messages)).contains(messages);
    }
}
