package io.github.scalekit4ee.internal.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.Downstream;
import io.github.scalekit4ee.client.FakeRequest;
import io.github.scalekit4ee.client.TestClients;
import io.github.scalekit4ee.internal.client.ManualTime;
import io.github.scalekit4ee.internal.client.ScriptedHttp;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ResponseProcessingException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be seen from outside a REST client. */
class RetryWithNewTokenTest {

    private static final AccessToken FIRST = new AccessToken("first", Instant.EPOCH, Set.of());
    private static final AccessToken SECOND = new AccessToken("second", Instant.EPOCH, Set.of());

    private final ManualTime time = new ManualTime();
    private final ClientCredentialsClient client = TestClients.client(new ScriptedHttp(time), time);
    private final Downstream downstream = new Downstream();
    private final Client rest = ClientBuilder.newClient();
    private final FakeResponse refusal = new FakeResponse();

    @AfterEach
    void close() {
        rest.close();
        client.close();
        downstream.close();
    }

    /** An answer that is not closed keeps its connection. */
    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void endsTheSecondAnswerWithItsBodyAndNotBefore(int status) throws IOException {
        downstream.answer(status);
        Response answer = rest.target(downstream.uri())
                .request()
                .header("Authorization", "Bearer second")
                .get();

        replace(() -> answer);
        assertThat(refusal.body.get().readAllBytes()).isEqualTo((status == 204 ? "" : "answer to ").getBytes(UTF_8));
        assertThat(refusal.status.get()).isEqualTo(status);

        refusal.body.get().close();
        assertThatThrownBy(answer::hasEntity).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void showsTheSecondCallWhileItRunsAndTheFirstOneAgainAfterIt() throws IOException {
        AtomicReference<AuthorizedRequest> during = new AtomicReference<>();
        AtomicReference<ClientRequestContext> context = new AtomicReference<>();
        List<String> fields = new ArrayList<>();

        context.set(request(() -> {
            during.set(AuthorizedRequest.of(context.get()));
            fields.addAll(context.get().getHeaders().keySet());
            throw new UnsupportedOperationException();
        }));
        AuthorizedRequest first = AuthorizedRequest.of(context.get());
        assertThatThrownBy(() -> RetryWithNewToken.of(first, SECOND).replace(context.get(), refusal.context()))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(during.get().isRepetition()).isTrue();
        assertThat(during.get().token()).isSameAs(SECOND);
        assertThat(fields).as("for filters to see, before ours adds the token").isEmpty();
        assertThat(AuthorizedRequest.of(context.get())).isSameAs(first);
    }

    /** The implementation wraps it once more around the first answer. */
    @Test
    void throwsWhatAFilterThrewAtTheSecondAnswerWithoutItsWrapping() {
        RuntimeException thrown = new UnsupportedOperationException("from the application");

        assertThatThrownBy(() -> replace(() -> {
                    throw new ResponseProcessingException(null, thrown);
                }))
                .isSameAs(thrown);
    }

    @Test
    void throwsAFailureToReadTheSecondAnswerAsItCame() {
        ResponseProcessingException failure = new ResponseProcessingException(null, new IOException("reset"));

        assertThatThrownBy(() -> replace(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void repeatsAlsoWhereTheFirstAnswerHasNoBody() throws IOException {
        refusal.body.set(null);
        Response answer = rest.target(downstream.uri())
                .request()
                .header("Authorization", "Bearer second")
                .get();

        replace(() -> answer);

        assertThat(refusal.status.get()).isEqualTo(200);
        answer.close();
    }

    /** Neither an invocation nor a client is there to send anything by, so the 401 stays whole. */
    @Test
    void leavesTheFirstAnswerWhereNothingCanBeSent() throws IOException {
        ClientRequestContext context = new FakeRequest(downstream.uri()).context();
        AuthorizedRequest.begin(client, FIRST, context);

        RetryWithNewToken.of(AuthorizedRequest.of(context), SECOND).replace(context, refusal.context());

        assertThat(refusal.body.get().readAllBytes()).isEqualTo("refused".getBytes(UTF_8));
        assertThat(refusal.status.get()).isEqualTo(401);
    }

    private void replace(Supplier<Response> again) throws IOException {
        ClientRequestContext context = request(again);
        RetryWithNewToken.of(AuthorizedRequest.of(context), SECOND).replace(context, refusal.context());
    }

    private ClientRequestContext request(Supplier<Response> again) {
        ClientRequestContext context = new FakeRequest(downstream.uri(), again).context();
        AuthorizedRequest.begin(client, FIRST, context);
        return context;
    }

    /** The 401 as a filter sees it. */
    private static final class FakeResponse {

        final MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        final AtomicReference<Integer> status = new AtomicReference<>(401);
        final AtomicReference<InputStream> body =
                new AtomicReference<>(new ByteArrayInputStream("refused".getBytes(UTF_8)));

        ClientResponseContext context() {
            return FakeRequest.proxy(ClientResponseContext.class, (method, arguments) -> {
                switch (method) {
                    case "getHeaders":
                        return headers;
                    case "getEntityStream":
                        return body.get();
                    case "setEntityStream":
                        body.set((InputStream) arguments[0]);
                        return null;
                    case "setStatusInfo":
                        status.set(((Response.StatusType) arguments[0]).getStatusCode());
                        return null;
                    default:
                        throw new UnsupportedOperationException(method);
                }
            });
        }
    }
}
