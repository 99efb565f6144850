package io.github.scalekit4ee.internal.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageLogTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /** Where the ticker is about to overflow, as it may be (System.nanoTime()). */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);

    private final Logger logger = Logger.getAnonymousLogger();
    private final List<String> said = new ArrayList<>();
    private final OutageLog log = new OutageLog(logger, now::get, "over");

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.addHandler(new Handler() {
            @Override
            public void publish(LogRecord entry) {
                said.add(entry.getLevel() + " " + entry.getMessage()
                        + (entry.getThrown() == null
                                ? ""
                                : " " + entry.getThrown().getMessage()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }

    @Test
    void saysAnOutageOnceAMinuteAtMostAndItsEndOnce() {
        log.failed(Level.WARNING, "first", null);
        now.addAndGet(MINUTE - 1);
        log.failed(Level.WARNING, "too early", null);
        now.incrementAndGet();
        log.failed(Level.SEVERE, "a minute later", new IllegalStateException("defect"));
        log.good();
        log.good();

        assertThat(said).containsExactly("WARNING first", "SEVERE a minute later defect", "INFO over");
    }

    /** An issuer that comes and goes every few seconds is no reason for more messages. */
    @Test
    void aNewOutageWithinTheMinuteIsNotSaidButItsEndIs() {
        log.failed(Level.WARNING, "first", null);
        log.good();
        log.failed(Level.WARNING, "soon again", null);
        log.good();

        assertThat(said).containsExactly("WARNING first", "INFO over", "INFO over");
    }

    @Test
    void saysNothingOfWhatWasNeverDown() {
        log.good();

        assertThat(said).isEmpty();
        assertThat(log.isDown()).isFalse();
    }

    @Test
    void isDownFromAFailureToTheNextSuccess() {
        log.failed(Level.WARNING, "first", null);
        assertThat(log.isDown()).isTrue();
        log.good();
        assertThat(log.isDown()).isFalse();
    }
}
