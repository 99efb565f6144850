package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.internal.server.Container;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;

/**
 * What becomes of a login that the server refuses since it does not know the caller: a setting of the server is wrong, which is said
 * once, and not to the caller.
 */
final class UnknownCallers {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.security");

    private final ErrorResponses answers;
    private final Container server;
    private final AtomicBoolean said = new AtomicBoolean();

    UnknownCallers(ErrorResponses answers, Container server) {
        this.answers = answers;
        this.server = server;
    }

    /** @throws RuntimeException the given one, if it is something else */
    ErrorResponse answerTo(RuntimeException login) {
        Optional<String> advice = server.adviceAfter(login);
        if (advice.isEmpty()) {
            throw login;
        }
        if (said.compareAndSet(false, true)) {
            LOG.severe(advice.get());
        }
        return answers.broken();
    }
}
