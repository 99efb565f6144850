package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.security.AccessEnforcement;
import org.junit.jupiter.api.Test;

class ApplicationBeansTest {

    @Test
    void areTheApplicationsOwnObjects() {
        try (DeployedExtension deployed = DeployedExtension.with(DeployedExtension.VERIFYING)) {
            ApplicationBeans beans = new ApplicationBeans(deployed.extension());

            assertThat(beans.verifier())
                    .isNotNull()
                    .isSameAs(deployed.extension().application().verifier());
            assertThat(beans.revocations())
                    .isNotNull()
                    .isSameAs(deployed.extension().application().verifier().revocations());
            assertThat(beans.accessEnforcement()).isEqualTo(new AccessEnforcement(true, false));
        }
    }

    @Test
    void rulesAreNotEnforcedWhereTheJarIsSwitchedOff() {
        try (DeployedExtension deployed = DeployedExtension.with(DeployedExtension.SWITCHED_OFF)) {
            assertThat(new ApplicationBeans(deployed.extension()).accessEnforcement())
                    .isEqualTo(new AccessEnforcement(false, false));
        }
    }
}
