package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.groups.OwnGroups;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The jar's identity store beside the application's own, which gives callers further groups (Jakarta Security 3.0 chapter 3). */
@ExtendWith(ArquillianExtension.class)
class OwnGroupsIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final Application WITH_OWN_GROUPS = new Application("own-groups");

    @Deployment(testable = false, name = "own-groups")
    static WebArchive withOwnGroups() {
        return Wars.of("own-groups", SCALEKIT).addPackage(OwnGroups.class.getPackage());
    }

    /** A server that keeps callers for a while must not go by what their groups were. */
    @Test
    void aGroupOfTheApplicationsCountsFromTheNextRequestAndNoLongerThanItLasts() {
        String reader = Wars.readersToken(SCALEKIT);

        assertThat(deploy(reader)).isEqualTo(403);

        callersAreIn("deploy:applications");
        assertThat(deploy(reader)).isEqualTo(200);
        assertThat(WITH_OWN_GROUPS.get("/report", reader).body()).isEqualTo("report for " + Wars.READER);

        callersAreIn("something:else");
        assertThat(deploy(reader)).isEqualTo(403);
        assertThat(WITH_OWN_GROUPS.get("/api/caller", reader)).isEqualTo(Wars.readersAnswer(SCALEKIT));
    }

    private static int deploy(String token) {
        return WITH_OWN_GROUPS.post("/api/caller", token).status();
    }

    private static void callersAreIn(String group) {
        assertThat(WITH_OWN_GROUPS.get("/api/own-groups?now=" + group).body()).isEqualTo("changed");
    }
}
