package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.jwks.KeySourceStatus;
import io.github.scalekit4ee.internal.jwks.KeySourceStatus.Failure;
import io.github.scalekit4ee.internal.jwks.KeySourceStatus.State;
import io.github.scalekit4ee.internal.revocation.RevocationStatus;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthBeansTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNAVAILABLE")
    void isReadyUnlessEachTokenIsRefused(State state) {
        HealthCheckResponse response = keys(Map.of("", status(state, null, null)));

        assertThat(response.getName()).isEqualTo("scalekit-keys");
        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData()).hasValue(Map.of("state", state.name(), "keys", 2L));
    }

    @Test
    void isNotReadyWithoutKeysAndSaysForHowLong() {
        Failure failure = new Failure("http://secret.example", 3, Duration.ofSeconds(90));

        HealthCheckResponse response = keys(Map.of("", status(State.UNAVAILABLE, Duration.ofMinutes(5), failure)));

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData())
                .hasValue(Map.of(
                        "state",
                        "UNAVAILABLE",
                        "keys",
                        2L,
                        "ageSeconds",
                        300L,
                        "failedAttempts",
                        3L,
                        "failingForSeconds",
                        90L));
    }

    @Test
    void theOutageOfOneEnvironmentIsNothingToTheOthers() {
        HealthCheckResponse response =
                keys(Map.of("eu", status(State.UNAVAILABLE, null, null), "us", status(State.CURRENT, null, null)));

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData())
                .hasValue(Map.of("eu.state", "UNAVAILABLE", "eu.keys", 2L, "us.state", "CURRENT", "us.keys", 2L));
    }

    @Test
    void revocationsAreReadyUnlessTheyRefuseEachToken() {
        assertThat(revocations(false).getStatus()).isEqualTo(Status.UP);
        assertThat(revocations(true).getStatus()).isEqualTo(Status.DOWN);
        assertThat(revocations(true).getName()).isEqualTo("scalekit-revocations");
        assertThat(revocations(true).getData())
                .hasValue(Map.of("state", "STALE", "revocations", 7L, "ageSeconds", 60L));
    }

    @Test
    void beforeTheStartTheyAreNot() {
        HealthCheckResponse response = HealthBeans.response((RevocationStatus) null);

        assertThat(response.getName()).isEqualTo("scalekit-revocations");
        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
    }

    private static HealthCheckResponse keys(Map<String, KeySourceStatus> environments) {
        return HealthBeans.response(new TreeMap<>(environments));
    }

    private static KeySourceStatus status(State state, @Nullable Duration age, @Nullable Failure failure) {
        return new KeySourceStatus(state, 2, age, null, failure);
    }

    private static HealthCheckResponse revocations(boolean refuses) {
        return HealthBeans.response(
                new RevocationStatus(RevocationStatus.State.STALE, 7, Duration.ofMinutes(1), refuses));
    }
}
