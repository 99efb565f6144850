package io.github.scalekit4ee.internal.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekit4ee.internal.http.BoundedHttpClient;
import io.github.scalekit4ee.internal.http.BoundedResponse;
import io.github.scalekit4ee.internal.jwks.JwkSetFetcher.FetchFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of an answer; over sockets in {@link KeySourcesTest}. */
class HttpJwkSetFetcherTest {

    private static final URI KEYS = URI.create("https://acme.scalekit.dev/keys?kid=1");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Answering http = new Answering();
    private final HttpJwkSetFetcher fetcher =
            new HttpJwkSetFetcher(KEYS, TIMEOUT, body -> List.of(TestJwks.key(new String(body, UTF_8))), http);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=120|PT2M",
                "public, max-age=0|PT0S",
                "Public,Max-Age = \"90\"|PT1M30S",
                "s-maxage=60, max-age=999999999|PT277777H46M39S"
            })
    void readsHowLongASetIsFresh(String field, Duration maxAge) throws Exception {
        http.answer = answer(200, Map.of("Cache-Control", List.of(field)));
        assertThat(fetcher.fetch().maxAge()).isEqualTo(maxAge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-store", "max-age", "max-age=soon", "max-age=-1", "x-max-age=5", "s-maxage=60"})
    void knowsOfNoTimeWhereTheFieldNamesNone(String field) throws Exception {
        http.answer = answer(200, Map.of("Cache-Control", List.of(field)));
        assertThat(fetcher.fetch().maxAge()).isNull();
    }

    @Test
    void asksTheUrlForKeysWithinTheTimeoutAndGivesWhatIsRead() throws Exception {
        http.answer = answer(200, Map.of());
        assertThat(fetcher.fetch().keys()).containsExactly(TestJwks.key("body"));
        assertThat(http.asked.uri()).isEqualTo(KEYS);
        assertThat(http.asked.headers().firstValue("Accept")).hasValueSatisfying(accepted -> assertThat(accepted)
                .startsWith("application/jwk-set+json, application/json"));
        assertThat(http.deadline).isEqualTo(TIMEOUT);
    }

    @Test
    void anotherStatusIsAFailureWithTheTimeThatTheIssuerAsksFor() {
        http.answer = answer(429, Map.of("Retry-After", List.of("17")));
        FetchFailedException failure = catchThrowableOfType(FetchFailedException.class, fetcher::fetch);
        assertThat(failure)
                .hasMessage("https://acme.scalekit.dev/keys answered 429 instead of keys")
                .hasNoCause();
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(17));

        http.answer = answer(503, Map.of());
        assertThat(catchThrowableOfType(FetchFailedException.class, fetcher::fetch)
                        .retryAfter())
                .isNull();
    }

    @Test
    void aBodyWithoutAUsableKeyIsAFailureThatSaysWhy() {
        HttpJwkSetFetcher unreadable = new HttpJwkSetFetcher(
                KEYS,
                TIMEOUT,
                body -> {
                    throw new IOException("it is empty");
                },
                http);
        http.answer = answer(200, Map.of());
        assertThatThrownBy(unreadable::fetch)
                .isInstanceOf(FetchFailedException.class)
                .hasMessage("https://acme.scalekit.dev/keys answered no usable keys: it is empty");
    }

    @Test
    void aFailedExchangeIsAFailureInItsOwnWords() {
        http.failure = new IOException("No connection to acme.scalekit.dev can be made");
        assertThatThrownBy(fetcher::fetch)
                .isInstanceOf(FetchFailedException.class)
                .hasMessage("No connection to acme.scalekit.dev can be made");
    }

    @Test
    void anInterruptEndsTheFetchAndStaysVisible() {
        http.interrupted = true;
        assertThatThrownBy(fetcher::fetch)
                .isInstanceOf(FetchFailedException.class)
                .hasMessage("fetching https://acme.scalekit.dev/keys was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closingClosesTheClient() {
        assertThat(http.closed).isFalse();
        fetcher.close();
        assertThat(http.closed).isTrue();
    }

    private static BoundedResponse answer(int status, Map<String, List<String>> fields) {
        return new BoundedResponse(status, HttpHeaders.of(fields, (name, value) -> true), "body".getBytes(UTF_8));
    }

    private static final class Answering implements BoundedHttpClient {
        private BoundedResponse answer;
        private IOException failure;
        private boolean interrupted;
        private boolean closed;
        private HttpRequest asked;
        private Duration deadline;

        @Override
        public BoundedResponse send(HttpRequest request, Duration longest) throws IOException, InterruptedException {
            asked = request;
            deadline = longest;
            if (interrupted) {
                throw new InterruptedException();
            }
            if (failure != null) {
                throw failure;
            }
            return answer;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
