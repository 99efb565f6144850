package io.github.scalekit4ee.internal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.event.AccessDenied;
import io.github.scalekit4ee.event.AccessDenied.Requirement;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.observe.Recorder;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Telemetry that fails. */
class TelemetryRecorderTest {

    @Test
    void harmsNobodyAndIsLoggedOnceWithoutItsMessage() {
        try (LoggedMessages log = new LoggedMessages("telemetry")) {
            Recorder recorder = new TelemetryRecorder(failing());
            recorder.verification().end(Recorder.ACCEPTED);
            recorder.keyFetch("").end(Recorder.FETCHED);
            recorder.tokenRequest("").end(Recorder.ISSUED);
            recorder.denied(new AccessDenied(
                    Instant.now(), null, ResourceKind.SERVLET, Requirement.NOBODY, Set.of(), Set.of(), null));
            recorder.close();

            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .startsWith("The server's telemetry failed with java.lang.IllegalStateException at ")
                    .contains("metrics may be wrong")
                    .doesNotContain("hush");
        }
    }

    private static Meters failing() {
        return (Meters) java.lang.reflect.Proxy.newProxyInstance(
                Meters.class.getClassLoader(), new Class<?>[] {Meters.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("hush");
                });
    }
}
