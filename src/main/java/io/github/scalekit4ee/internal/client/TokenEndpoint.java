package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.client.TokenRequestException.Kind;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.http.BoundedHttpClient;
import io.github.scalekit4ee.internal.http.BoundedResponse;
import io.github.scalekit4ee.internal.http.RetryAfter;
import io.github.scalekit4ee.internal.refresh.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** One request to the token endpoint, and what its answer means. */
public final class TokenEndpoint {

    /** Upper bound for {@code Retry-After}, in case the server sends an absurd value. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final ClientConfiguration client;
    private final CredentialsReader credentials;
    private final BoundedHttpClient http;
    private final Time time;
    private final UngrantedScopes ungranted = new UngrantedScopes();

    public TokenEndpoint(ClientConfiguration client, CredentialsReader credentials, BoundedHttpClient http, Time time) {
        this.client = client;
        this.credentials = credentials;
        this.http = http;
        this.time = time;
    }

    /** @throws TokenRequestException when there is no token in the answer, or no answer */
    IssuedToken request(Duration deadline) throws InterruptedException {
        Credentials current = credentials.read();
        long requestedAt = time.nanos();
        BoundedResponse response;
        try {
            response = http.send(TokenRequest.of(client, current), deadline);
        } catch (IOException e) {
            throw TokenFailures.withoutAnswer(
                    Kind.UNAVAILABLE,
                    "No answer from the token endpoint " + client.tokenEndpoint() + ": " + e.getMessage(),
                    e);
        }
        OAuthError error = OAuthError.parse(response.body(), current);
        if (response.status() != 200 || error.code() != null) {
            throw refusal(response, error, current);
        }
        try {
            TokenResponse answer = TokenResponse.parse(response.body(), client.scopes(), time.now());
            ungranted.look(client.name(), client.scopes(), answer.scopes());
            Instant expiresAt = time.now().plus(answer.lifetime()).minusNanos(time.nanos() - requestedAt);
            AccessToken token = new AccessToken(answer.accessToken(), expiresAt, answer.scopes());
            return new IssuedToken(token, requestedAt, answer.lifetime());
        } catch (MalformedTokenResponseException e) {
            throw failure(Kind.INVALID_RESPONSE, response, OAuthError.NONE, "with no usable token: " + e.getMessage());
        }
    }

    private TokenRequestException refusal(BoundedResponse response, OAuthError error, Credentials sent) {
        int status = response.status();
        String answer = "with status " + status + error.inParentheses();
        if (status == 408 || status == 429 || status >= 500) {
            return failure(Kind.UNAVAILABLE, response, error, answer);
        }
        if (status >= 400 || status == 200) {
            // Some answer 200 with an error in the body, where RFC 6749 section 5.2 has 400: the error is what counts.
            credentials.refuse(sent);
            return failure(Kind.REFUSED, response, error, answer + ". " + error.advice(client.scopes()));
        }
        if (status >= 300) {
            // The body of a request with a secret is not for whoever a redirect names.
            return failure(
                    Kind.INVALID_RESPONSE,
                    response,
                    error,
                    answer + ", a redirect, which is not followed. Configure the environment's own URL");
        }
        return failure(Kind.INVALID_RESPONSE, response, error, answer + " instead of 200");
    }

    private TokenRequestException failure(Kind kind, BoundedResponse response, OAuthError error, String answer) {
        return TokenFailures.answered(
                kind,
                "The token endpoint " + client.tokenEndpoint() + " answered " + answer + ".",
                response.status(),
                error,
                kind == Kind.UNAVAILABLE ? RetryAfter.of(response.headers(), LONGEST_WAIT, time.now()) : null);
    }
}
