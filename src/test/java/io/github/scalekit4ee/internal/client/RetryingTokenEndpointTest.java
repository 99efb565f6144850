package io.github.scalekit4ee.internal.client;

import static io.github.scalekit4ee.internal.client.ScriptedHttp.json;
import static io.github.scalekit4ee.internal.client.ScriptedHttp.retryAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.client.TestClients;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.client.TokenRequestException.Kind;
import io.github.scalekit4ee.internal.http.BoundedResponse;
import io.github.scalekit4ee.internal.observe.Events;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class RetryingTokenEndpointTest {

    private static final Duration BUDGET = Duration.ofMillis(4750);

    private final ManualTime time = new ManualTime();
    private final ScriptedHttp http = new ScriptedHttp(time);

    @ParameterizedTest
    @CsvSource({"0, 100, 200", "0.5, 200, 400", "0.999, 299, 599"})
    void asksThreeTimesWithGrowingRandomWaitsAfterServerErrors(double random, long first, long second)
            throws InterruptedException {
        http.then(request -> json(503, "{}")).then(request -> json(500, "{}"));

        assertThat(endpoint(random).request(3, null).token().value()).isEqualTo("token-3");
        assertThat(http.sent()).hasSize(3);
        assertThat(time.pauses()).extracting(Duration::toMillis).containsExactly(first, second);
    }

    @Test
    void asksAgainAfterABrokenConnection() throws InterruptedException {
        http.then(request -> {
            throw new IOException("reset");
        });

        assertThat(endpoint(0.5).request(3, null).token().value()).isEqualTo("token-2");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void asksAgainAfterAStatusThatMayPass(int status) throws InterruptedException {
        http.then(request -> json(status, "{}"));

        assertThat(endpoint(0.5).request(3, null).token().value()).isEqualTo("token-2");
    }

    @Test
    void givesUpAfterTheThirdAttempt() {
        http.always(json(503, "{}"));

        assertFailure(3, Kind.UNAVAILABLE);
        assertThat(http.sent()).hasSize(3);
    }

    @Test
    void makesOneAttemptWhereOneIsAllowed() {
        http.always(json(503, "{}"));

        assertFailure(1, Kind.UNAVAILABLE);
        assertThat(http.sent()).hasSize(1);
    }

    /** RFC 6749 section 5.2 asks for 400, and some answer 200; an error is no token, even beside one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"invalid_scope\",\"error_description\":\"No such scope.\"}",
                "{\"error\":\"invalid_scope\",\"error_description\":\"No such scope.\",\"access_token\":\"t\","
                        + "\"token_type\":\"Bearer\",\"expires_in\":60}"
            })
    void anErrorWithStatus200IsThatError(String body) {
        http.always(json(200, body));

        assertThatThrownBy(() -> endpoint(0.5).request(3, null))
                .isInstanceOfSatisfying(TokenRequestException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
                    assertThat(failure.status()).isEqualTo(200);
                    assertThat(failure.error()).isEqualTo("invalid_scope");
                    assertThat(failure.errorDescription()).isEqualTo("No such scope.");
                })
                .hasMessageContaining("status 200 (invalid_scope: No such scope.)");
        assertThat(http.sent()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"error\":null", "\"error\":\"\"", "\"error_description\":\"none\""})
    void aTokenBesideNoErrorIsAToken(String member) throws InterruptedException {
        http.always(json(200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":60," + member + "}"));

        assertThat(endpoint(0.5).request(3, null).token().value()).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void doesNotRepeatWhatWasRefused(int status) {
        http.always(json(status, "{\"error\":\"invalid_client\"}"));

        assertFailure(3, Kind.REFUSED);
        assertThat(http.sent()).hasSize(1);
        assertThat(time.pauses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "201, instead of 200",
        "204, instead of 200",
        "299, instead of 200",
        "300, redirect",
        "301, redirect",
        "302, redirect",
        "307, redirect",
        "308, redirect"
    })
    void doesNotRepeatWhatMakesNoSense(int status, String told) {
        http.always(json(status, "{}"));

        assertThatThrownBy(() -> endpoint(0.5).request(3, null))
                .isInstanceOfSatisfying(TokenRequestException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(Kind.INVALID_RESPONSE))
                .hasMessageContaining(told);
        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void waitsAsLongAsRetryAfterSaysInSeconds() throws InterruptedException {
        http.then(request -> retryAfter(429, "2")).then(request -> retryAfter(503, "1"));

        endpoint(0.5).request(3, null);

        assertThat(time.pauses()).containsExactly(Duration.ofMillis(2100), Duration.ofMillis(1100));
    }

    @Test
    void waitsAsLongAsRetryAfterSaysAsADate() throws InterruptedException {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                time.now().plusSeconds(3).atOffset(ZoneOffset.UTC));
        http.then(request -> retryAfter(429, date));

        endpoint(0).request(3, null);

        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "Tue, 24 Nov 2020 12:00:00 GMT", "soon", "-5", "1.5"})
    void backsOffEvenIfRetryAfterAsksForNoWait(String value) throws InterruptedException {
        http.then(request -> retryAfter(429, value));

        endpoint(0.5).request(3, null);

        assertThat(time.pauses()).containsExactly(Duration.ofMillis(200));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "60, 60", "61, 60", "999999999, 60", "99999999999999999999999, ''"})
    void doesNotWaitLongerThanItsBudgetButTellsWhatWasAsked(String value, String told) {
        http.always(retryAfter(429, value));

        assertThatThrownBy(() -> endpoint(0.5).request(3, null))
                .isInstanceOfSatisfying(TokenRequestException.class, failure -> {
                    assertThat(failure.status()).isEqualTo(429);
                    if (!told.isEmpty()) {
                        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(Long.parseLong(told)));
                    }
                });
        if (!told.isEmpty()) {
            assertThat(http.sent()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"750, 1", "749, 2"})
    void waitsOnlyIfTimeIsLeftAfterwards(long firstAttempt, int attempts) {
        http.always(request -> {
            time.advance(Duration.ofMillis(firstAttempt));
            return retryAfter(503, "4");
        });

        assertThatThrownBy(() -> endpoint(0).request(3, null)).isInstanceOf(TokenRequestException.class);
        assertThat(http.sent()).hasSize(attempts);
    }

    @Test
    void givesEachAttemptOnlyTheTimeThatIsLeft() {
        http.always(request -> {
            time.advance(Duration.ofSeconds(2));
            return json(503, "{}");
        });

        assertFailure(3, Kind.UNAVAILABLE);
        assertThat(http.sent())
                .extracting(ScriptedHttp.Sent::deadline)
                .containsExactly(BUDGET, Duration.ofMillis(2550), Duration.ofMillis(150));
    }

    @Test
    void makesNoFurtherAttemptWhenTheBudgetIsSpent() {
        http.always(request -> {
            time.advance(BUDGET);
            throw new IOException("no complete answer");
        });

        assertFailure(3, Kind.UNAVAILABLE);
        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void countsTheLifetimeFromBeforeTheRequest() throws InterruptedException {
        BoundedResponse answer = ScriptedHttp.token("t", 100);
        http.always(request -> {
            time.advance(Duration.ofSeconds(4));
            return answer;
        });
        long before = time.nanos();

        IssuedToken issued = endpoint(0.5).request(1, null);

        assertThat(issued.requestedAt()).isEqualTo(before);
        assertThat(issued.token().expiresAt()).isEqualTo(time.now().plusSeconds(96));
    }

    private void assertFailure(int attempts, Kind kind) {
        assertThatThrownBy(() -> endpoint(0.5).request(attempts, null))
                .isInstanceOfSatisfying(TokenRequestException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(kind));
    }

    private RetryingTokenEndpoint endpoint(double random) {
        CredentialsReader credentials = new CredentialsReader(() -> TestClients.CREDENTIALS);
        TokenEndpoint once = new TokenEndpoint(
                TestClients.configuration(URI.create("https://acme.scalekit.example")), credentials, http, time);
        return new RetryingTokenEndpoint(once, BUDGET, time, () -> random, new ClientTokenEvents(Events.none(), ""));
    }
}
