package io.github.scalekit4ee.wiring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the server and this jar log while it is open, which then does not go to the console. The last to be opened is closed first. */
final class Log extends Handler implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");

    private final Formatter formatter = new SimpleFormatter();
    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();
    private final List<Handler> others = Arrays.asList(ROOT.getHandlers());

    static Log open() {
        Log log = new Log();
        log.setLevel(Level.INFO);
        log.others.forEach(ROOT::removeHandler);
        ROOT.addHandler(log);
        return log;
    }

    static LogRecord recordOf(Throwable thrown) {
        LogRecord logged = new LogRecord(Level.SEVERE, "");
        logged.setThrown(thrown);
        return logged;
    }

    /** Each message, and those of the exceptions that it tells of. */
    List<String> messages() {
        List<String> messages = new ArrayList<>();
        for (LogRecord each : records) {
            messages.add(formatter.formatMessage(each));
            for (Throwable thrown = each.getThrown(); thrown != null; thrown = thrown.getCause()) {
                messages.add(thrown.toString());
            }
        }
        return messages;
    }

    @Override
    public void publish(LogRecord logged) {
        records.add(logged);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
        others.forEach(ROOT::addHandler);
    }
}
