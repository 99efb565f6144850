package io.github.scalekit4ee.internal.jwks;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the room logs while this is open. */
final class LoggedMessages extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.github.scalekit4ee.jwks");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    LoggedMessages() {
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    List<String> of(Level level) {
        return records.stream()
                .filter(entry -> entry.getLevel().equals(level))
                .map(new SimpleFormatter()::formatMessage)
                .toList();
    }

    List<String> all() {
        return records.stream().map(new SimpleFormatter()::formatMessage).toList();
    }

    List<Throwable> thrown() {
        return records.stream()
                .map(LogRecord::getThrown)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
