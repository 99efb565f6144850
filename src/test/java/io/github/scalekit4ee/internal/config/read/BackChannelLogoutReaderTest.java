package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.BackChannelLogoutConfiguration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackChannelLogoutReaderTest {

    private static final String PATH = "scalekit.back-channel-logout.path=/backchannel-logout";
    private static final String AUDIENCES =
            "scalekit.back-channel-logout.audiences (SCALEKIT_BACK_CHANNEL_LOGOUT_AUDIENCES): ";

    @Test
    void isOffByDefault() {
        assertThat(Settings.scalekit().read().logout()).isNull();
    }

    @Test
    void takesTheAudiencesOfTheEnvironmentAndTheClientOfTheApplication() {
        BackChannelLogoutConfiguration logout = Settings.of(
                        "scalekit.environment-url=https://acme.scalekit.dev",
                        "scalekit.audiences=skc_1",
                        "scalekit.client-id=m2m_1",
                        "scalekit.client-secret=secret",
                        "scalekit.environments.us.environment-url=https://us.scalekit.dev",
                        "scalekit.environments.us.audiences=skc_us",
                        PATH)
                .read()
                .logout();

        assertThat(logout)
                .isEqualTo(new BackChannelLogoutConfiguration(
                        "/backchannel-logout", Map.of("", Set.of("skc_1", "m2m_1"), "us", Set.of("skc_us"))));
    }

    @Test
    void takesThoseThatAreConfiguredInTheirPlace() {
        BackChannelLogoutConfiguration logout = Settings.scalekit(
                        PATH, "scalekit.back-channel-logout.audiences=skc_2, skc_3")
                .read()
                .logout();

        assertThat(logout.audiences()).isEqualTo(Map.of("", Set.of("skc_2", "skc_3")));
    }

    @Test
    void somethingHasToSayWhoseLogoutsTheseAre() {
        assertThat(Settings.of(
                                "scalekit.environment-url=https://acme.scalekit.dev",
                                "scalekit.allow-missing-audience=true",
                                PATH)
                        .problems())
                .containsExactly(
                        AUDIENCES + "is not set, and nothing else says which client logout tokens are for. Name the"
                                + " client that users sign in to: set SCALEKIT_BACK_CHANNEL_LOGOUT_AUDIENCES=<its client id>.");
    }

    @Test
    void saysWhichEnvironmentLacksAnAudience() {
        assertThat(Settings.scalekit(
                                "scalekit.environments.us.environment-url=https://us.scalekit.dev",
                                "scalekit.environments.us.allow-missing-audience=true",
                                PATH)
                        .problems())
                .singleElement()
                .asString()
                .contains("which client of the environment us logout tokens are for");
    }

    @Test
    void audiencesAreForAPath() {
        assertThat(Settings.scalekit("scalekit.back-channel-logout.audiences=skc_1")
                        .problems())
                .containsExactly(AUDIENCES + "has no effect without scalekit.back-channel-logout.path"
                        + " (SCALEKIT_BACK_CHANNEL_LOGOUT_PATH). Remove it, or set"
                        + " SCALEKIT_BACK_CHANNEL_LOGOUT_PATH=/backchannel-logout.");
    }

    @Test
    void nothingIsTakenWhereNoTokenIsVerified() {
        assertThat(Settings.of("scalekit.enabled=false", PATH).read().logout()).isNull();
        assertThat(Settings.of("scalekit.verifier.enabled=false", PATH).read().logout())
                .isNull();
    }
}
