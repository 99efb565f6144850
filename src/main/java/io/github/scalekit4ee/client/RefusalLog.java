package io.github.scalekit4ee.client;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Says once, loudly, that a host gets no token, since all that anybody else will see is a 401. */
final class RefusalLog {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.client");

    private final AtomicBoolean said = new AtomicBoolean();

    void log(AllowedHosts hosts, URI target) {
        Level level = said.getAndSet(true) ? Level.FINE : Level.WARNING;
        if (LOG.isLoggable(level)) {
            LOG.log(level, hosts.refusal(target));
        }
    }
}
