package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.internal.refresh.Time;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Time that a test moves. A pause moves it too, and is remembered. */
public final class ManualTime implements Time {

    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
    private final AtomicReference<@Nullable Runnable> beforeReading = new AtomicReference<>();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @Override
    public Instant now() {
        return wall.get();
    }

    @Override
    public long nanos() {
        Runnable action = beforeReading.getAndSet(null);
        if (action != null) {
            action.run();
        }
        return nanos.get();
    }

    /** What happens once, just before somebody looks at the time: between two steps of the code that looks. */
    public void beforeNextReading(Runnable action) {
        beforeReading.set(action);
    }

    @Override
    public void pause(Duration duration) {
        pauses.add(duration);
        advance(duration);
    }

    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
        wall.updateAndGet(now -> now.plus(duration));
    }

    /** Somebody sets the system's clock. */
    public void setWallClockBy(Duration duration) {
        wall.updateAndGet(now -> now.plus(duration));
    }

    public List<Duration> pauses() {
        return pauses;
    }

    /** The wall clock alone, for a simulated environment that keeps the same time. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return wall.get();
            }
        };
    }
}
