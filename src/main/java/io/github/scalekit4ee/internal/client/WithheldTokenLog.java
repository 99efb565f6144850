package io.github.scalekit4ee.internal.client;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Says once, loudly, why a request gets no token, since all that anybody else will see is a 401. */
public final class WithheldTokenLog {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.client");

    private final AtomicBoolean said = new AtomicBoolean();

    public void log(Supplier<String> message) {
        Level level = said.getAndSet(true) ? Level.FINE : Level.WARNING;
        if (LOG.isLoggable(level)) {
            LOG.log(level, message.get());
        }
    }
}
