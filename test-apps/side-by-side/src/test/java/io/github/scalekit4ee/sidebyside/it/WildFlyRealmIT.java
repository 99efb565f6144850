package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.alternatives.CallerMechanism;
import io.github.scalekit4ee.sidebyside.alternatives.GuardedServlet;
import io.github.scalekit4ee.sidebyside.alternatives.Plain;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** WildFly looks up callers in a realm of its own, unless it is told not to. The other tests run as it is. */
@ExtendWith(ArquillianExtension.class)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "wildfly")
class WildFlyRealmIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    /** In a security domain that an administrator has configured. */
    @Deployment(testable = false, name = "configured")
    static WebArchive configured() {
        return Wars.withOwnMechanism(Wars.of("configured", SCALEKIT));
    }

    @Deployment(testable = false, name = "unconfigured")
    static WebArchive unconfigured() {
        return Wars.of("unconfigured", SCALEKIT);
    }

    @Deployment(testable = false, name = "own")
    static WebArchive ownMechanismInTheDefaultDomain() {
        return Wars.of("own", SCALEKIT).addClasses(CallerMechanism.class, Plain.class, GuardedServlet.class);
    }

    @Test
    void aConfiguredDomainAnswersAsOneThatIsNot() {
        for (String path : new String[] {"/report", "/api/caller"}) {
            for (String name : new String[] {"configured", "unconfigured"}) {
                Application application = new Application(name);
                assertThat(application.get(path, Wars.readersToken(SCALEKIT)).status())
                        .isEqualTo(200);
                assertThat(application.get(path, Wars.deployersToken(SCALEKIT)).status())
                        .isEqualTo(403);
                assertThat(application.get(path).status()).isEqualTo(401);
            }
        }
    }

    /** Its callers may be in that realm for a reason, so this stays the administrator's choice. */
    @Test
    void aCallerOfTheApplicationsOwnMechanismWhomTheRealmDoesNotKnowGetsNoStackTraceAndTheLogSaysOnceWhatToSet()
            throws Exception {
        ServerLog log = ServerLog.fromNowOn();
        Map<String, String> somebody = Map.of(CallerMechanism.NAME, "somebody", CallerMechanism.ROLE, "reader");

        for (int i = 0; i < 3; i++) {
            Answer answer = new Application("own").get("/guarded", somebody);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEmpty();
        }

        assertThat(log.textWith("integrated-jaspi").lines())
                .singleElement()
                .asString()
                .contains("/subsystem=undertow/application-security-domain=other"
                        + ":write-attribute(name=integrated-jaspi,value=false)");
    }
}
