package io.github.scalekit4ee.internal.telemetry;

import io.github.scalekit4ee.event.AccessDenied;
import io.github.scalekit4ee.internal.observe.Recorder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells instruments of what is recorded. What they throw harms nobody. */
final class TelemetryRecorder extends Recorder {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.telemetry");

    private final Meters meters;
    private final AtomicBoolean failed = new AtomicBoolean();

    TelemetryRecorder(Meters meters) {
        this.meters = meters;
    }

    @Override
    public Measured verification() {
        return new Verification();
    }

    @Override
    public Measured keyFetch(String source) {
        long begun = System.nanoTime();
        return recorded -> guard(() -> meters.keysFetched(Outcome.ofFetch(recorded), System.nanoTime() - begun));
    }

    @Override
    public Measured tokenRequest(String client) {
        long begun = System.nanoTime();
        return recorded ->
                guard(() -> meters.tokenRequested(client, Outcome.ofTokenRequest(recorded), System.nanoTime() - begun));
    }

    @Override
    public boolean recordsDenied() {
        return true;
    }

    @Override
    public void denied(AccessDenied event) {
        guard(() -> meters.denied(event.resource(), event.requirement()));
    }

    @Override
    public void close() {
        guard(meters::close);
    }

    private void guard(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException | LinkageError e) {
            failed(e);
        }
    }

    /** Once: it would be so each time. The message may hold anything, so it is not logged. */
    private void failed(Throwable failure) {
        if (failed.compareAndSet(false, true)) {
            StackTraceElement[] trace = failure.getStackTrace();
            LOG.log(
                    Level.WARNING,
                    "The server''s telemetry failed with {0}{1}, so metrics may be wrong. Nothing else is affected. This"
                            + " is said once.",
                    new Object[] {failure.getClass().getName(), trace.length == 0 ? "" : " at " + trace[0]});
        }
    }

    /** On the path of each request: the only object that is made for it. */
    private final class Verification implements Measured {

        private boolean cached;

        @Override
        public void cached() {
            cached = true;
        }

        @Override
        public void end(String recorded) {
            try {
                meters.verified(recorded, cached);
            } catch (RuntimeException | LinkageError e) {
                failed(e);
            }
        }
    }
}
