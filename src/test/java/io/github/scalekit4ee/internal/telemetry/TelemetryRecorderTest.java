package io.github.scalekit4ee.internal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.event.AccessDenied;
import io.github.scalekit4ee.event.AccessDenied.Requirement;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.internal.observe.Recorder;
import java.time.Instant;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** Telemetry that fails. */
class TelemetryRecorderTest {

    @Test
    void harmsNobodyAndIsLoggedOnceWithoutItsMessage() {
        StringBuilder log = new StringBuilder();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.append(new SimpleFormatter().formatMessage(record)).append('\n');
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.github.scalekit4ee.telemetry");
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            Recorder recorder = new TelemetryRecorder(failing());
            recorder.verification().end(Recorder.ACCEPTED);
            recorder.keyFetch("").end(Recorder.FETCHED);
            recorder.tokenRequest("").end(Recorder.ISSUED);
            recorder.denied(new AccessDenied(
                    Instant.now(), null, ResourceKind.SERVLET, Requirement.NOBODY, Set.of(), Set.of(), null));
            recorder.close();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }

        assertThat(log.toString())
                .startsWith("The server's telemetry failed with java.lang.IllegalStateException at ")
                .contains("metrics may be wrong")
                .doesNotContain("hush")
                .hasLineCount(1);
    }

    private static Meters failing() {
        return (Meters) java.lang.reflect.Proxy.newProxyInstance(
                Meters.class.getClassLoader(), new Class<?>[] {Meters.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("hush");
                });
    }
}
