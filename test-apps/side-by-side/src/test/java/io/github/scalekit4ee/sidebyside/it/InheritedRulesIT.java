package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.scalekit4ee.sidebyside.inherited.InheritingResource;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules about callers hold wherever they stand, on every server. */
@ExtendWith(ArquillianExtension.class)
class InheritedRulesIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final Application INHERITED = new Application("inherited");

    @Deployment(testable = false, name = "inherited")
    static WebArchive inherited() {
        return Wars.of("inherited", SCALEKIT).addPackage(InheritingResource.class.getPackage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "superclass",
                "interface",
                "locator/1/role",
                "locator/1/scope",
                "bean/listed",
                "session-bean/listed",
                "stereotype"
            })
    void onlyCallersWithTheRightGetIn(String path) {
        assumeFalse(
                path.startsWith("session-bean")
                        && System.getProperty("arquillian.launch").startsWith("liberty"),
                "this Open Liberty has no enterprise beans");
        String resource = "/api/inheriting/" + path;

        assertThat(INHERITED.get(resource).status()).isEqualTo(401);
        Answer readers = INHERITED.get(resource, Wars.readersToken(SCALEKIT));
        assertThat(readers.status()).isEqualTo(403);
        assertThat(readers.challenge())
                .contains("error=\"insufficient_scope\"")
                .endsWith("scope=\"deploy:applications\"");
        assertThat(INHERITED.get(resource, Wars.deployersToken(SCALEKIT)).status())
                .isEqualTo(200);
    }

    @Test
    void nobodyHasNoScope() {
        assertThat(INHERITED
                        .get("/api/inheriting/no-scope", Wars.deployersToken(SCALEKIT))
                        .status())
                .isEqualTo(403);
    }
}
