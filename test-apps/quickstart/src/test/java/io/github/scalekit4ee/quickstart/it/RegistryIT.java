package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The server knows a user of the caller's name. That user's groups are not the caller's. */
@EnabledIfSystemProperty(
        named = "arquillian.launch",
        matches = "liberty-shared-library",
        disabledReason = "needs a user registry")
class RegistryIT extends QuickstartTest {
    private final String token = SCALEKIT.mint()
            .organizationClient()
            .client("m2morg_registered")
            .scopes("something:else")
            .token();

    @Test
    void aCallerGetsNoGroupsOfTheRegistrysUser() {
        assertThat(Quickstart.get("/api/deployments", token).status()).isEqualTo(403);
        assertThat(Quickstart.deploy(token).status()).isEqualTo(403);
        assertThat(Quickstart.get("/report", token).status()).isEqualTo(403);
        assertThat(Quickstart.get("/open", token).body()).isEqualTo("m2morg_registered reader=false");
    }
}
