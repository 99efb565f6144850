package io.github.scalekit4ee.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.InvocationCallback;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.ReaderInterceptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BearerTokenFilterTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedHttp endpoint = new ScriptedHttp(time);
    private final ClientCredentialsClient client = TestClients.client(endpoint, time);
    private final Downstream downstream = new Downstream();
    private final Client rest = ClientBuilder.newClient().register(new BearerTokenFilter(client));

    @AfterEach
    void close() {
        rest.close();
        client.close();
        downstream.close();
    }

    @Test
    void sendsTheTokenToAnAllowedHost() {
        assertThat(rest.target(downstream.uri()).request().get(String.class)).isEqualTo("answer to ");

        assertThat(downstream.received()).extracting(Downstream.Received::token).containsExactly("token-1");
    }

    @Test
    void sendsNoTokenToAnotherHost() {
        URI other = URI.create(downstream.uri().toString().replace("127.0.0.1", "localhost"));

        assertThat(rest.target(other).request().get().getStatus()).isEqualTo(401);

        assertThat(downstream.received()).hasSize(1);
        assertThat(downstream.received().get(0).authorization()).isEmpty();
        assertThat(endpoint.sent()).isEmpty();
    }

    @Test
    void sendsNoTokenToAHostThatALaterFilterChose() {
        URI other = URI.create(downstream.uri().toString().replace("127.0.0.1", "localhost"));
        rest.register((ClientRequestFilter) request -> request.setUri(other), Priorities.USER);

        rest.target(downstream.uri()).request().get();

        assertThat(downstream.received().get(0).authorization()).isEmpty();
    }

    @Test
    void leavesAnAuthorizationThatIsThereAlready() {
        downstream.rejectEverything();

        rest.target(downstream.uri())
                .request()
                .header("Authorization", "Basic x")
                .get();

        assertThat(downstream.received())
                .extracting(Downstream.Received::authorization)
                .containsExactly(List.of("Basic x"));
        assertThat(endpoint.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void sendsOnceMoreWithANewTokenAfterA401(String method) {
        downstream.reject(client.accessToken());
        boolean body = method.startsWith("P");
        Invocation.Builder request = rest.target(downstream.uri()).request();

        Response response = body ? request.method(method, Entity.text("ü")) : request.method(method);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getMediaType()).isEqualTo(MediaType.TEXT_PLAIN_TYPE);
        assertThat(response.readEntity(String.class)).isEqualTo(body ? "answer to ü" : "answer to ");
        assertThat(downstream.received()).extracting(Downstream.Received::token).containsExactly("token-1", "token-2");
        assertThat(downstream.received())
                .extracting(Downstream.Received::method)
                .containsOnly(method);
        assertThat(downstream.received())
                .extracting(Downstream.Received::uri)
                .containsOnly(URI.create("/deployments?page=1"));
    }

    static Stream<Entity<?>> repeatableEntities() {
        return Stream.of(
                Entity.text("text"),
                Entity.form(new Form("a", "b c")),
                Entity.entity("bytes".getBytes(UTF_8), MediaType.APPLICATION_OCTET_STREAM));
    }

    @ParameterizedTest
    @MethodSource("repeatableEntities")
    void sendsTheSameEntityTwice(Entity<?> entity) {
        downstream.reject(client.accessToken());

        assertThat(rest.target(downstream.uri()).request().post(entity).getStatus())
                .isEqualTo(200);

        assertThat(downstream.received()).hasSize(2);
        assertThat(downstream.received().get(1).body())
                .isEqualTo(downstream.received().get(0).body())
                .isNotEmpty();
    }

    static Stream<Object> oneTimeEntities() {
        return Stream.of(new ByteArrayInputStream("once".getBytes(UTF_8)), new StringReader("once"), (StreamingOutput)
                output -> output.write("once".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("oneTimeEntities")
    void passesThe401OfAOneTimeEntityOnAndRenewsTheTokenForTheNextCall(Object entity) {
        downstream.reject(client.accessToken());

        Response first = rest.target(downstream.uri()).request().post(Entity.text(entity));
        assertThat(first.getStatus()).isEqualTo(401);
        assertThat(first.readEntity(String.class)).isEqualTo("refused");
        assertThat(downstream.received()).extracting(Downstream.Received::body).containsExactly("once");

        assertThat(rest.target(downstream.uri()).request().get().getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64 * 1024})
    void repeatsWhateverThe401Says(int length) {
        downstream.reject(client.accessToken());
        downstream.refuseWith("x".repeat(length));

        assertThat(rest.target(downstream.uri()).request().get(String.class)).isEqualTo("answer to ");
    }

    @Test
    void passesA401OnThatIsTooLongToReadForNothing() {
        downstream.reject(client.accessToken());
        String refusal = "x".repeat(64 * 1024 + 1) + "end";
        downstream.refuseWith(refusal);

        Response response = rest.target(downstream.uri()).request().get();
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.readEntity(String.class)).isEqualTo(refusal);
        assertThat(downstream.received()).hasSize(1);

        assertThat(rest.target(downstream.uri()).request().get().getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", ""})
    void renewsOnceForAHundredParallel401s(String refusal) throws Exception {
        downstream.reject(client.accessToken());
        downstream.refuseWith(refusal);
        ExecutorService callers = Executors.newFixedThreadPool(100);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int call = 0; call < 100; call++) {
                answers.add(callers.submit(
                        () -> rest.target(downstream.uri()).request().post(Entity.text("x"), String.class)));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("answer to x");
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(endpoint.sent()).hasSize(2);
    }

    /** The asynchronous ways of Jakarta REST. */
    static Stream<Arguments> asynchronousWays() {
        return Stream.of(
                Arguments.of("future", (Way) builder -> builder.async().post(Entity.text("x"), String.class)),
                Arguments.of("callback", (Way) builder -> {
                    CompletableFuture<String> answer = new CompletableFuture<>();
                    builder.async().post(Entity.text("x"), completing(answer));
                    return answer;
                }),
                Arguments.of("rx", (Way) builder ->
                        builder.rx().post(Entity.text("x"), String.class).toCompletableFuture()));
    }

    private interface Way {
        Future<String> send(Invocation.Builder builder);
    }

    private static InvocationCallback<String> completing(CompletableFuture<String> answer) {
        return new InvocationCallback<>() {
            @Override
            public void completed(String body) {
                answer.complete(body);
            }

            @Override
            public void failed(Throwable failure) {
                answer.completeExceptionally(failure);
            }
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asynchronousWays")
    void repeatsAnAsynchronousCall(String name, Way way) throws Exception {
        downstream.reject(client.accessToken());

        assertThat(way.send(rest.target(downstream.uri()).request()).get()).isEqualTo("answer to x");

        assertThat(downstream.received()).extracting(Downstream.Received::token).containsExactly("token-1", "token-2");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asynchronousWays")
    void failsAnAsynchronousCallWithTheTypedCauseWhenThereIsNoToken(String name, Way way) {
        endpoint.always(ScriptedHttp.json(401, "{\"error\":\"invalid_client\"}"));

        assertThatThrownBy(way.send(rest.target(downstream.uri()).request())::get)
                .rootCause()
                .isInstanceOf(TokenRequestException.class);
        assertThat(downstream.received()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asynchronousWays")
    void passesTheSecond401OfAnAsynchronousCallOn(String name, Way way) {
        downstream.rejectEverything();

        assertThatThrownBy(way.send(rest.target(downstream.uri()).request())::get)
                .hasRootCauseInstanceOf(NotAuthorizedException.class);

        assertThat(downstream.received()).hasSize(2);
    }

    @Test
    void passesTheSecond401OnAndAsksForOneTokenInHalfAMinute() {
        downstream.rejectEverything();
        client.accessToken();

        for (int call = 0; call < 29; call++) {
            Response response = rest.target(downstream.uri()).request().get();
            assertThat(response.getStatus()).isEqualTo(401);
            assertThat(response.readEntity(String.class)).isEqualTo("refused");
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(endpoint.sent()).hasSize(2);
        assertThat(downstream.received()).hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 500, 503})
    void passesOtherAnswersOn(int status) {
        downstream.answer(status);

        assertThat(rest.target(downstream.uri()).request().get().getStatus()).isEqualTo(status);

        assertThat(downstream.received()).hasSize(1);
        assertThat(endpoint.sent()).hasSize(1);
    }

    @Test
    void sendsNoTokenAlongWithARedirect() {
        try (Downstream other = new Downstream()) {
            downstream.redirectTo(other.uri());
            rest.property("jersey.config.client.followRedirects", true);

            assertThat(rest.target(downstream.uri()).request().get().getStatus())
                    .isEqualTo(307);
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void showsTheApplicationsFiltersOneAnswerAndRepeatsNoHeaderField() {
        downstream.reject(client.accessToken());
        List<Integer> seen = new ArrayList<>();
        rest.register((ClientRequestFilter) request -> request.getHeaders().add("X-Extra", "once"));
        rest.register((ClientResponseFilter) (request, response) -> seen.add(response.getStatus()));

        rest.target(downstream.uri()).request().get();

        assertThat(downstream.received()).extracting(Downstream.Received::extra).containsOnly(List.of("once"));
        assertThat(seen).containsOnly(200);
    }

    @Test
    void repeatsWithWhatWasRegisteredForTheTargetAlone() {
        downstream.reject(client.accessToken());
        try (Client plain = ClientBuilder.newClient()) {
            Response response = plain.target(downstream.uri())
                    .register(new BearerTokenFilter(client))
                    .register(new PointWriter())
                    .request()
                    .post(Entity.text(new Point(1, 2)));

            assertThat(response.readEntity(String.class)).isEqualTo("answer to 1,2");
            assertThat(downstream.received()).hasSize(2);
        }
    }

    @Test
    void decodesTheSecondAnswerOnce() {
        downstream.reject(client.accessToken());
        List<String> decoded = new ArrayList<>();
        rest.register(
                (ClientResponseFilter) (request, response) -> {
                    if (response.getStatus() == 200) {
                        response.getHeaders().putSingle("Content-Encoding", "test");
                    }
                },
                Priorities.USER + 2000);
        rest.register((ReaderInterceptor) context -> {
            String encoding = context.getHeaders().getFirst("Content-Encoding");
            if (encoding != null) {
                decoded.add(encoding);
            }
            return context.proceed();
        });

        rest.target(downstream.uri()).request().get(String.class);

        assertThat(decoded).containsExactly("test");
    }

    @Test
    void startsAnewWhenAnInvocationIsUsedTwice() {
        Invocation invocation = rest.target(downstream.uri()).request().buildGet();
        invocation.invoke().close();
        client.invalidate(client.accessToken());

        assertThat(invocation.invoke().getStatus()).isEqualTo(200);
        assertThat(downstream.received()).extracting(Downstream.Received::token).containsExactly("token-1", "token-2");
    }

    @Test
    void failsTheCallWithTheTypedCauseWhenThereIsNoToken() {
        endpoint.always(ScriptedHttp.json(401, "{\"error\":\"invalid_client\"}"));

        assertThatThrownBy(() -> rest.target(downstream.uri()).request().get())
                .isInstanceOf(ProcessingException.class)
                .hasCauseInstanceOf(TokenRequestException.class);
        assertThat(downstream.received()).isEmpty();
    }

    @Test
    void saysHowToDoWithoutCdiWhereThereIsNone() {
        assertThatThrownBy(BearerTokenFilter::new)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("new BearerTokenFilter(client)");
    }

    record Point(int x, int y) {}

    static final class PointWriter implements MessageBodyWriter<Point> {

        @Override
        public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
            return type == Point.class;
        }

        @Override
        public void writeTo(
                Point point,
                Class<?> type,
                Type genericType,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, Object> headers,
                OutputStream output)
                throws IOException {
            output.write((point.x() + "," + point.y()).getBytes(UTF_8));
        }
    }
}
