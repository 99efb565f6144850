package io.github.scalekit4ee.internal.observe;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.Revocation;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.event.AccessDenied;
import io.github.scalekit4ee.event.AccessDenied.Requirement;
import io.github.scalekit4ee.event.Caller;
import io.github.scalekit4ee.event.CallerAuthenticated;
import io.github.scalekit4ee.event.ClientTokenFailed;
import io.github.scalekit4ee.event.ClientTokenIssued;
import io.github.scalekit4ee.event.KeysFetched;
import io.github.scalekit4ee.event.KeysUnavailable;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.event.ScalekitEvent;
import io.github.scalekit4ee.event.TokenRejected;
import io.github.scalekit4ee.event.TokenRevoked;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** The kinds of event, so that whether one is wanted is a look at one bit. */
public enum EventKind {
    CALLER_AUTHENTICATED(1, CallerAuthenticated.class),
    TOKEN_REJECTED(2, TokenRejected.class),
    ACCESS_DENIED(4, AccessDenied.class),
    KEYS_FETCHED(8, KeysFetched.class),
    KEYS_UNAVAILABLE(16, KeysUnavailable.class),
    CLIENT_TOKEN_ISSUED(32, ClientTokenIssued.class),
    CLIENT_TOKEN_FAILED(64, ClientTokenFailed.class),
    TOKEN_REVOKED(128, TokenRevoked.class);

    private final int bit;
    private final Class<? extends ScalekitEvent> type;

    EventKind(int bit, Class<? extends ScalekitEvent> type) {
        this.bit = bit;
        this.type = type;
    }

    public static EventKind of(ScalekitEvent event) {
        for (EventKind kind : values()) {
            if (kind.type == event.getClass()) {
                return kind;
            }
        }
        throw new IllegalArgumentException(event.getClass().getName());
    }

    /** A different one for each. */
    public int bit() {
        return bit;
    }

    /** One event of this kind, that CDI can be asked about (CDI 4.0 section 10.2.2). */
    public ScalekitEvent sample() {
        Instant time = Instant.EPOCH;
        Duration took = Duration.ZERO;
        return switch (this) {
            case CALLER_AUTHENTICATED -> new CallerAuthenticated(time, new Caller(null, null, null, ""), null);
            case TOKEN_REJECTED -> new TokenRejected(time, Reason.MALFORMED, "", null, ResourceKind.VERIFIER, null);
            case ACCESS_DENIED ->
                new AccessDenied(time, null, ResourceKind.REST_METHOD, Requirement.NOBODY, Set.of(), Set.of(), null);
            case KEYS_FETCHED -> new KeysFetched(time, "", 1, took, 0);
            case KEYS_UNAVAILABLE -> new KeysUnavailable(time, "", "", false, 1, took);
            case CLIENT_TOKEN_ISSUED -> new ClientTokenIssued(time, "", Set.of(), time, took);
            case CLIENT_TOKEN_FAILED ->
                new ClientTokenFailed(time, "", TokenRequestException.Kind.UNAVAILABLE, 0, null, "", took);
            case TOKEN_REVOKED -> new TokenRevoked(time, new Revocation(Revocation.Kind.TOKEN, "", null, time));
        };
    }
}
