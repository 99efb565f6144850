package io.github.scalekit4ee.internal.observe;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.event.Caller;
import io.github.scalekit4ee.event.CallerAuthenticated;
import io.github.scalekit4ee.event.HttpCall;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.event.TokenRejected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the events about tokens. */
public final class TokenEvents {

    private TokenEvents() {}

    /** Whose token it is. */
    public static Caller caller(VerifiedAccessToken token) {
        return new Caller(token.subject(), token.clientId(), token.organizationId(), token.environment());
    }

    public static CallerAuthenticated authenticated(VerifiedAccessToken token, @Nullable HttpCall call) {
        return new CallerAuthenticated(Instant.now(), caller(token), call);
    }

    public static TokenRejected rejected(
            InvalidTokenException refusal, ResourceKind resource, @Nullable HttpCall call) {
        return new TokenRejected(
                Instant.now(), refusal.reason(), refusal.getMessage(), refusal.clientId(), resource, call);
    }
}
