package io.github.scalekit4ee.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.net.httpserver.HttpServer;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.docs.JavaBlock.Kind;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The Java of all pages compiles as it stands there; its statements run against a simulated environment, its tests pass. */
class DocumentedJavaTest {

    private static final String CLIENT = "m2morg_69038819013296423";

    private final SimulatedScalekit scalekit =
            SimulatedScalekit.builder().controlPort(0).start();
    private HttpServer service;
    private ClientCredentialsClient client;

    @BeforeEach
    void startAServiceThatAsksForAToken() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            boolean authorized = exchange.getRequestHeaders().containsKey("Authorization");
            byte[] answer = (authorized ? "[]" : "no token").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            int status = authorized ? 200 : 401;
            if (authorized && exchange.getRequestMethod().equals("DELETE")) {
                status = 403;
                exchange.getResponseHeaders()
                        .set(
                                "WWW-Authenticate",
                                "Bearer realm=\"scalekit\", error=\"insufficient_scope\", scope=\"deploy:applications\"");
            }
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        service.start();
        String secret = scalekit.registerClient(CLIENT, "secret", "read:deployments", "deploy:applications")
                .secret();
        client = ClientCredentialsClient.builder()
                .environmentUrl(scalekit.environmentUrl())
                .clientId(CLIENT)
                .clientSecret(secret)
                .allowedHosts("127.0.0.1")
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        service.stop(0);
        scalekit.close();
    }

    static Stream<JavaBlock> java() {
        return Block.in("java").stream().map(JavaBlock::new);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("java")
    void compiles(JavaBlock block) {
        assertThat(block.compiled()).isNotNull();
    }

    static Stream<JavaBlock> statements() {
        return java().filter(block -> block.kind() == Kind.STATEMENTS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statements")
    void runs(JavaBlock block) throws Throwable {
        Class<?> snippet = block.compiled();
        snippet.getField("environmentUrl").set(null, scalekit.environmentUrl());
        snippet.getField("control").set(null, scalekit.controlUrl().orElseThrow());
        snippet.getField("deployments")
                .set(null, URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/deployments"));
        snippet.getField("jwt")
                .set(
                        null,
                        scalekit.mint()
                                .organizationClient()
                                .audience("https://api.acme.example")
                                .token());
        snippet.getField("secret").set(null, "secret");
        snippet.getField("client").set(null, client);
        try {
            snippet.getMethod("run").invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Those that need a running application are run by DocumentedApplicationIT of test-apps/quickstart. */
    static Stream<JavaBlock> tests() {
        return java().filter(block ->
                block.block().text().contains("@Test") && !block.block().text().contains("application.url"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tests")
    void passes(JavaBlock block) {
        SummaryGeneratingListener results = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(block.compiled()))
                                .build(),
                        results);

        assertThat(results.getSummary().getFailures())
                .extracting(TestExecutionSummary.Failure::getException)
                .isEmpty();
        assertThat(results.getSummary().getTestsSucceededCount()).isPositive();
    }

    /** Which real servers run. */
    @Test
    void theRestClientIsTheOneOfTheOutgoingCalls() {
        String source = Block.read(
                Path.of("test-apps/outgoing-call/src/main/java/io/github/scalekit4ee/outgoing/front/Deployments.java"));

        assertThat(Block.read(Path.of("docs/outgoing-calls.md")))
                .contains(source.substring(source.indexOf("@RegisterRestClient")));
    }
}
