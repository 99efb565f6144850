package io.github.scalekit4ee.client;

import io.github.scalekit4ee.event.ClientTokenFailed;
import io.github.scalekit4ee.event.ClientTokenIssued;
import io.github.scalekit4ee.internal.observe.EventKind;
import io.github.scalekit4ee.internal.observe.Events;
import java.time.Duration;
import java.time.Instant;

/** Tells of the tokens of one client. */
final class ClientTokenEvents {

    private final Events events;
    private final String client;

    /** @param client its name; {@code ""} for the unnamed one */
    ClientTokenEvents(Events events, String client) {
        this.events = events;
        this.client = client;
    }

    void issued(AccessToken token, Duration took) {
        if (events.isWanted(EventKind.CLIENT_TOKEN_ISSUED)) {
            events.tellAside(new ClientTokenIssued(Instant.now(), client, token.scopes(), token.expiresAt(), took));
        }
    }

    void failed(TokenRequestException failure, Duration took) {
        if (events.isWanted(EventKind.CLIENT_TOKEN_FAILED)) {
            events.tellAside(new ClientTokenFailed(
                    Instant.now(),
                    client,
                    failure.kind(),
                    failure.status(),
                    failure.error(),
                    String.valueOf(failure.getMessage()),
                    took));
        }
    }
}
