package io.github.scalekit4ee.internal;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** What a room logs while this is open, which then does not go to the console. */
public final class LoggedMessages extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    /** @param room the last part of the logger's name */
    public LoggedMessages(String room) {
        this(room, null);
    }

    /** @param least also what the room says below the usual level */
    public LoggedMessages(String room, @Nullable Level least) {
        logger = Logger.getLogger("io.github.scalekit4ee." + room);
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
        logger.setLevel(least);
    }

    public List<String> of(Level level) {
        return records.stream()
                .filter(entry -> entry.getLevel().equals(level))
                .map(new SimpleFormatter()::formatMessage)
                .toList();
    }

    public List<String> all() {
        return records.stream().map(new SimpleFormatter()::formatMessage).toList();
    }

    public List<Throwable> thrown() {
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
        logger.setLevel(null);
    }
}
