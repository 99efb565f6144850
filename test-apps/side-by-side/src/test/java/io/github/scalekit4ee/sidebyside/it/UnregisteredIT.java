package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.scalekit4ee.sidebyside.Api;
import io.github.scalekit4ee.sidebyside.unregistered.UnregisteredApi;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Jakarta REST application that runs without the jar's checks lets nobody in, and says how to change that. */
@ExtendWith(ArquillianExtension.class)
class UnregisteredIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    @ArquillianResource
    Deployer deployer;

    /** Three applications in one: two without the checks, one with them. */
    @Deployment(testable = false, managed = false, name = "unregistered")
    static WebArchive unregistered() {
        return Wars.of("unregistered", SCALEKIT).deleteClass(Api.class).addPackage(UnregisteredApi.class.getPackage());
    }

    @Test
    @DisabledIfSystemProperty(named = "arquillian.launch", matches = "tomee.*")
    void onlyTheApplicationWithTheChecksRuns() {
        deployer.deploy("unregistered");
        try {
            for (String resource : new String[] {"role", "scope"}) {
                assertClosed("/unregistered/unregistered/guarded/" + resource);
                assertClosed("/unregistered/singletons/guarded/" + resource);
                assertEnforced("/unregistered/registered/guarded/" + resource);
            }
        } finally {
            deployer.undeploy("unregistered");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "arquillian.launch", matches = "tomee")
    void onTomeeTheApplicationDoesNotStart() {
        assertThat(catchThrowable(() -> deployer.deploy("unregistered"))).isNotNull();
    }

    private static void assertClosed(String resource) {
        for (Reply reply : new Reply[] {
            Reply.get(resource),
            Reply.get(resource, Wars.readersToken(SCALEKIT)),
            Reply.get(resource, Wars.deployersToken(SCALEKIT))
        }) {
            assertThat(reply.status()).as(resource).isEqualTo(500);
            assertThat(reply.body()).isEmpty();
        }
    }

    private static void assertEnforced(String resource) {
        assertThat(Reply.get(resource).status()).as(resource).isEqualTo(401);
        assertThat(Reply.get(resource, Wars.readersToken(SCALEKIT)).status())
                .as(resource)
                .isEqualTo(403);
        assertThat(Reply.get(resource, Wars.deployersToken(SCALEKIT)).body())
                .as(resource)
                .isEqualTo("ran");
    }
}
