package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.Api;
import io.github.scalekit4ee.sidebyside.listed.ListedApi;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** TomEE with the switch that the jar's message names when it refuses to start there. */
@ExtendWith(ArquillianExtension.class)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "tomee-providers-auto")
class ListedClassesIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final Application LISTED = new Application("listed");

    @Deployment(testable = false, name = "listed")
    static WebArchive listed() {
        return Wars.of("listed", SCALEKIT).deleteClass(Api.class).addPackage(ListedApi.class.getPackage());
    }

    @Test
    void rolesAreCheckedThoughTheApplicationListsItsClasses() {
        String reader = Wars.readersToken(SCALEKIT);

        assertThat(LISTED.get("/api/caller").challenge()).isEqualTo("Bearer realm=\"listed\"");
        assertThat(LISTED.get("/api/caller", reader)).isEqualTo(Wars.readersAnswer(SCALEKIT));
        assertThat(LISTED.post("/api/caller", reader).status()).isEqualTo(403);
        assertThat(LISTED.get("/api/caller/open").body()).isEqualTo("open to null");
    }
}
