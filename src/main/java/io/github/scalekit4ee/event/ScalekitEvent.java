package io.github.scalekit4ee.event;

import java.time.Instant;

/** Something that has happened, told after the fact: no observer can change it. */
public sealed interface ScalekitEvent
        permits CallerAuthenticated,
                TokenRejected,
                TokenRevoked,
                AccessDenied,
                KeysFetched,
                KeysUnavailable,
                ClientTokenIssued,
                ClientTokenFailed {

    /**
     * When it happened, by the clock of this machine.
     *
     * @return never null
     */
    Instant time();
}
