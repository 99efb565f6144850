package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.event.ClientTokenFailed;
import io.github.scalekit4ee.event.ClientTokenIssued;
import io.github.scalekit4ee.internal.observe.EventKind;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.observe.Recorder;
import io.github.scalekit4ee.internal.observe.Recorder.Measured;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells of the tokens of one client. */
public final class ClientTokenEvents {

    private final Events events;
    private final String client;
    private @Nullable Measured measured;

    /** @param client its name; {@code ""} for the unnamed one */
    public ClientTokenEvents(Events events, String client) {
        this.events = events;
        this.client = client;
    }

    /** A request begins. There is one at a time, on one thread. */
    void begin() {
        measured = events.recorder().tokenRequest(client);
    }

    void issued(AccessToken token, Duration took) {
        if (measured != null) {
            measured.end(Recorder.ISSUED);
        }
        if (events.isWanted(EventKind.CLIENT_TOKEN_ISSUED)) {
            events.tellAside(new ClientTokenIssued(Instant.now(), client, token.scopes(), token.expiresAt(), took));
        }
    }

    void failed(TokenRequestException failure, Duration took) {
        if (measured != null) {
            measured.end(failure.kind().name());
        }
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
