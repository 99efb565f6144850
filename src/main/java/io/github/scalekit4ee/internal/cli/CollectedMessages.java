package io.github.scalekit4ee.internal.cli;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Takes what the jar logs away from standard error, for the answer of a command to have it in its place. */
final class CollectedMessages extends Handler {

    private final Logger logger = Logger.getLogger("io.github.scalekit4ee");
    private final List<String> messages = new CopyOnWriteArrayList<>();

    private CollectedMessages() {}

    static CollectedMessages collect() {
        CollectedMessages handler = new CollectedMessages();
        handler.setLevel(Level.INFO);
        handler.logger.setUseParentHandlers(false);
        handler.logger.addHandler(handler);
        return handler;
    }

    List<String> all() {
        return List.copyOf(messages);
    }

    @Override
    public void publish(LogRecord message) {
        if (isLoggable(message)) {
            messages.add(String.valueOf(message.getMessage()));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
