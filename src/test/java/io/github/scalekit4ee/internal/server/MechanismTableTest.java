package io.github.scalekit4ee.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.ibm.ws.security.javaeesec.properties.ModulePropertiesUtils;
import org.junit.jupiter.api.Test;

/** With a table of the form that Open Liberty 26.0.0.3 has; RedeploymentIT in test-apps/side-by-side has the real one. */
class MechanismTableTest {

    private static final ClassLoader SERVER = ModulePropertiesUtils.class.getClassLoader();

    @Test
    void takesOutTheApplicationsOwnMechanismAndNoOther() {
        ModulePropertiesUtils table = ModulePropertiesUtils.getInstance();
        table.put("ours", new MechanismTableTest());
        table.put("another application's", "of another class loader");
        table.put("an application without one", null);

        MechanismTable.forget(SERVER, MechanismTableTest.class.getClassLoader());

        assertThat(table.modules()).containsExactlyInAnyOrder("another application's", "an application without one");
    }

    @Test
    void leavesAServerAloneThatHasAnotherTable() {
        assertThatCode(() -> MechanismTable.forget(
                        ClassLoader.getPlatformClassLoader(), MechanismTableTest.class.getClassLoader()))
                .doesNotThrowAnyException();
    }
}
