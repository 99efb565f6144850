package io.github.scalekit4ee.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.github.scalekit4ee.internal.client.ManualTime;
import io.github.scalekit4ee.internal.client.ScriptedHttp;
import io.github.scalekit4ee.internal.client.rest.AuthorizedRequest;
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
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.ReaderInterceptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
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
        assertThat(response.getHeaderString("WWW-Authenticate")).isNull();
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
        InputStream stream = new ByteArrayInputStream("once".getBytes(UTF_8));
        EntityPart part = (EntityPart) Proxy.newProxyInstance(
                BearerTokenFilterTest.class.getClassLoader(),
                new Class<?>[] {EntityPart.class},
                (self, method, args) -> {
                    throw new UnsupportedOperationException();
                });
        return Stream.of(
                stream,
                new StringReader("once"),
                (StreamingOutput) output -> output.write("once".getBytes(UTF_8)),
                new Once(part),
                new Once(List.of(stream)),
                new Once(List.of(new StreamSource(stream))),
                new Once((Flow.Publisher<String>) subscriber -> {}));
    }

    /** Something for which the application has a writer of its own. */
    private record Once(Object entity) {}

    private static final class OnceWriter implements MessageBodyWriter<Object> {

        @Override
        public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
            return mediaType.getSubtype().equals("x-once");
        }

        @Override
        public void writeTo(
                Object entity,
                Class<?> type,
                Type genericType,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, Object> headers,
                OutputStream output)
                throws IOException {
            output.write("once".getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource("oneTimeEntities")
    void passesThe401OfAOneTimeEntityOnAndRenewsTheTokenForTheNextCall(Object entity) {
        downstream.reject(client.accessToken());

        Response first = rest.register(new OnceWriter())
                .target(downstream.uri())
                .request()
                .post(
                        entity instanceof Once once
                                ? Entity.entity(once.entity(), "application/x-once")
                                : Entity.text(entity));
        assertThat(first.getStatus()).isEqualTo(401);
        assertThat(first.readEntity(String.class)).isEqualTo("refused");
        assertThat(downstream.received()).extracting(Downstream.Received::body).containsExactly("once");

        assertThat(rest.target(downstream.uri()).request().get().getStatus()).isEqualTo(200);
    }

    @Test
    void passesThe401OnWhereNoOtherTokenCanBeHad() {
        downstream.reject(client.accessToken());
        endpoint.always(ScriptedHttp.json(401, "{}"));

        Response response = rest.target(downstream.uri()).request().get();

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.readEntity(String.class)).isEqualTo("refused");
        assertThat(downstream.received()).hasSize(1);
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
    void repeatsTheRequestAsItWasHoweverOftenFiltersChangeIt() {
        downstream.reject(client.accessToken());
        AtomicInteger passes = new AtomicInteger();
        rest.register((ClientRequestFilter) request -> {
            int pass = passes.incrementAndGet();
            request.setUri(UriBuilder.fromUri(request.getUri())
                    .queryParam("pass", pass)
                    .build());
            request.setEntity(request.getEntity() + " in pass " + pass);
            if (pass == 2) {
                request.getHeaders().putSingle("X-Extra", "second");
            }
        });

        rest.target(downstream.uri()).request().post(Entity.text("x"), String.class);

        assertThat(passes).hasValue(2);
        assertThat(downstream.received())
                .extracting(Downstream.Received::uri)
                .containsExactly(URI.create("/deployments?page=1&pass=1"), URI.create("/deployments?page=1&pass=1"));
        assertThat(downstream.received())
                .extracting(Downstream.Received::body)
                .containsExactly("x in pass 1", "x in pass 1");
        assertThat(downstream.received()).extracting(Downstream.Received::extra).containsOnly(List.of());
    }

    @Test
    void showsTheApplicationsFiltersTheSameRequestBothTimes() {
        downstream.reject(client.accessToken());
        List<Object> seen = new ArrayList<>();
        rest.register((ClientRequestFilter) request -> seen.add(List.of(
                request.getUri(),
                request.getMethod(),
                request.getEntity(),
                request.getMediaType(),
                List.of(request.getEntityAnnotations()),
                request.getHeaders().getOrDefault("X-Extra", List.of()),
                request.getHeaders().containsKey("Authorization"))));
        Annotation[] annotations = Point.class.getAnnotations();
        assertThat(annotations).hasSize(1);

        rest.target(downstream.uri())
                .request()
                .header("X-Extra", "once")
                .post(Entity.entity("x", MediaType.TEXT_PLAIN_TYPE, annotations))
                .close();

        assertThat(seen).hasSize(2);
        assertThat(seen.get(1))
                .isEqualTo(seen.get(0))
                .asInstanceOf(LIST)
                .contains(List.of(annotations), List.of("once"), false);
    }

    @Test
    void repeatsAListWithTheTypeOfItsElements() {
        downstream.reject(client.accessToken());
        GenericEntity<List<Point>> points = new GenericEntity<>(List.of(new Point(1, 2), new Point(3, 4))) {};

        assertThat(rest.register(new PointsWriter())
                        .target(downstream.uri())
                        .request()
                        .post(Entity.text(points), String.class))
                .isEqualTo("answer to 1,2 3,4 ");
    }

    @Test
    void throwsWhatAFilterThrowsAtTheSecondAnswerWithoutAnotherException() {
        downstream.reject(client.accessToken());
        rest.register((ClientResponseFilter) (request, response) -> {
            if (response.getStatus() == 200) {
                throw new UnsupportedOperationException("from the application");
            }
        });

        assertThatThrownBy(() -> rest.target(downstream.uri()).request().get())
                .isInstanceOf(ProcessingException.class)
                .hasCauseInstanceOf(UnsupportedOperationException.class);
    }

    static Stream<Arguments> registrations() {
        return Stream.of(
                Arguments.of("instance", (UnaryOperator<WebTarget>) target -> target.register(new PointWriter())),
                Arguments.of("class", (UnaryOperator<WebTarget>) target -> target.register(PointWriter.class)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("registrations")
    void repeatsWithWhatWasRegisteredForTheTargetAlone(String name, UnaryOperator<WebTarget> registration) {
        downstream.reject(client.accessToken());
        List<Object> settings = new ArrayList<>();
        try (Client plain = ClientBuilder.newClient()) {
            Response response = registration
                    .apply(plain.target(downstream.uri())
                            .register(new BearerTokenFilter(client))
                            .register((ClientRequestFilter) request ->
                                    settings.add(request.getConfiguration().getProperty("setting")))
                            .property("setting", "value"))
                    .request()
                    .post(Entity.text(new Point(1, 2)));

            assertThat(response.readEntity(String.class)).isEqualTo("answer to 1,2");
            assertThat(downstream.received()).hasSize(2);
            assertThat(settings).containsExactly("value", "value");
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

    /** As RESTEasy shows the request of an invocation that is used again. */
    @Test
    void takesTheFirstUseOffARequestThatStillHasIt() {
        FakeRequest request = new FakeRequest(downstream.uri());
        BearerTokenFilter filter = new BearerTokenFilter(client);
        filter.filter(request.context());
        client.invalidate(client.accessToken());

        filter.filter(request.context());
        assertThat(request.headers().get("Authorization")).containsExactly("Bearer token-2");

        request.moveTo(URI.create("https://other.example/"));
        filter.filter(request.context());
        assertThat(request.headers()).isEmpty();
        assertThat(AuthorizedRequest.of(request.context())).isNull();

        request.headers().putSingle("Authorization", "Basic x");
        request.moveTo(downstream.uri());
        filter.filter(request.context());
        assertThat(request.headers().get("Authorization")).containsExactly("Basic x");
    }

    @Test
    void leavesNothingOfTheFirstUseOfAnInvocationWhenTheSecondGoesToAnotherHost() {
        AtomicInteger uses = new AtomicInteger();
        rest.register((ClientRequestFilter) request -> {
            if (uses.incrementAndGet() == 2) {
                request.setUri(URI.create(downstream.uri().toString().replace("127.0.0.1", "localhost")));
            }
        });
        Invocation invocation = rest.target(downstream.uri()).request().buildGet();
        invocation.invoke().close();

        assertThat(invocation.invoke().getStatus()).isEqualTo(401);

        assertThat(downstream.received()).extracting(Downstream.Received::token).containsExactly("token-1", null);
        assertThat(endpoint.sent()).hasSize(1);
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

    @Retention(RetentionPolicy.RUNTIME)
    @interface Marker {}

    @Marker
    record Point(int x, int y) {}

    /** Public, since implementations make one themselves. */
    public static final class PointWriter implements MessageBodyWriter<Point> {

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

    static final class PointsWriter implements MessageBodyWriter<List<Point>> {

        @Override
        public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
            return genericType instanceof ParameterizedType list && list.getActualTypeArguments()[0] == Point.class;
        }

        @Override
        public void writeTo(
                List<Point> points,
                Class<?> type,
                Type genericType,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, Object> headers,
                OutputStream output)
                throws IOException {
            for (Point point : points) {
                output.write((point.x() + "," + point.y() + " ").getBytes(UTF_8));
            }
        }
    }
}
