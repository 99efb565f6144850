package io.github.scalekit4ee.internal.client;

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to what this room logs, until it is closed. */
public final class ClientLog extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.github.scalekit4ee.client");
    private final Consumer<LogRecord> reader;

    public ClientLog(Level level, Consumer<LogRecord> reader) {
        this.reader = reader;
        logger.setLevel(level);
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
        reader.accept(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(null);
    }
}
