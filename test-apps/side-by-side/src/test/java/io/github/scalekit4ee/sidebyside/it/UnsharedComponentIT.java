package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.unshared.UnsharedServlet;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.Collections;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers by turns: what may be injected says each one's own name. */
@ExtendWith(ArquillianExtension.class)
class UnsharedComponentIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final Application UNSHARED = new Application("unshared");

    @Deployment(testable = false, name = "unshared")
    static WebArchive unshared() {
        return Wars.of("unshared", SCALEKIT).addPackage(UnsharedServlet.class.getPackage());
    }

    @ParameterizedTest
    @CsvSource({"/api/plain, 3", "/unshared, 9"})
    void eachCallerGetsItsOwnClaims(String path, int names) {
        for (int i = 0; i < 10; i++) {
            for (String caller : new String[] {"m2morg_anna", "m2morg_bert"}) {
                String token = SCALEKIT.mint()
                        .organizationClient()
                        .client(caller)
                        .audience(Wars.AUDIENCE)
                        .token();

                assertThat(UNSHARED.get(path, token).body())
                        .isEqualTo(String.join(" ", Collections.nCopies(names, caller)));
            }
        }
    }
}
