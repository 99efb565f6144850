package io.github.scalekit4ee.internal.observe;

import io.github.scalekit4ee.event.AccessDenied;
import org.jspecify.annotations.Nullable;

/** The flight recorder, and the server's telemetry once it is known. */
final class Recorders extends Recorder {

    private final Recorder flight = Recorder.find();
    private volatile @Nullable Recorder telemetry;

    void add(Recorder found) {
        telemetry = found;
    }

    @Override
    public @Nullable Measured verification() {
        Recorder other = telemetry;
        return both(flight.verification(), other == null ? null : other.verification());
    }

    @Override
    public @Nullable Measured keyFetch(String source) {
        Recorder other = telemetry;
        return both(flight.keyFetch(source), other == null ? null : other.keyFetch(source));
    }

    @Override
    public @Nullable Measured tokenRequest(String client) {
        Recorder other = telemetry;
        return both(flight.tokenRequest(client), other == null ? null : other.tokenRequest(client));
    }

    @Override
    public boolean recordsDenied() {
        Recorder other = telemetry;
        return flight.recordsDenied() || (other != null && other.recordsDenied());
    }

    @Override
    public void denied(AccessDenied event) {
        Recorder other = telemetry;
        if (flight.recordsDenied()) {
            flight.denied(event);
        }
        if (other != null && other.recordsDenied()) {
            other.denied(event);
        }
    }

    @Override
    public void close() {
        Recorder other = telemetry;
        telemetry = null;
        if (other != null) {
            other.close();
        }
    }

    private static @Nullable Measured both(@Nullable Measured first, @Nullable Measured second) {
        if (first == null) {
            return second;
        }
        return second == null ? first : new Both(first, second);
    }

    private record Both(Measured first, Measured second) implements Measured {

        @Override
        public void cached() {
            first.cached();
            second.cached();
        }

        @Override
        public void environment(String name) {
            first.environment(name);
            second.environment(name);
        }

        @Override
        public void keys(int keys) {
            first.keys(keys);
            second.keys(keys);
        }

        @Override
        public void end(String outcome) {
            first.end(outcome);
            second.end(outcome);
        }
    }
}
