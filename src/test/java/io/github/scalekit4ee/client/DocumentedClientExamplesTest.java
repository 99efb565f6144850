package io.github.scalekit4ee.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of docs/outgoing-calls.md, as they stand there. The one for MicroProfile REST Client is the interface
 * {@code Deployments} of test-apps/outgoing-call, which runs on real servers.
 */
class DocumentedClientExamplesTest {

    private final SimulatedScalekit scalekit = SimulatedScalekit.start();
    private final Downstream downstream = new Downstream();
    private final URI environmentUrl = scalekit.environmentUrl();
    private final URI deployments = downstream.uri();
    private final String secret = scalekit.registerClient("m2morg_69038819013296423", "secret", "read:deployments")
            .secret();

    @AfterEach
    void close() {
        downstream.close();
        scalekit.close();
    }

    static Stream<Arguments> examples() {
        Path here = Path.of(
                "src/test/java", DocumentedClientExamplesTest.class.getName().replace('.', '/') + ".java");
        Path restClient =
                Path.of("test-apps/outgoing-call/src/main/java/io/github/scalekit4ee/outgoing/front/Deployments.java");
        return Stream.of(
                Arguments.of(here, "tag::plain-java\\[]\n", " *// end::plain-java"),
                Arguments.of(here, "tag::jakarta-rest\\[]\n", " *// end::jakarta-rest"),
                Arguments.of(restClient, "(?=@RegisterRestClient)", "\\z"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void thePageShowsTheCodeThatIsTested(Path source, String start, String end) throws IOException {
        String page = Files.readString(Path.of("docs/outgoing-calls.md"));
        Matcher code = Pattern.compile(start + "(.*?)" + end, Pattern.DOTALL).matcher(Files.readString(source));
        assertThat(code.find()).isTrue();

        assertThat(page).contains("```java\n" + code.group(1).stripTrailing().stripIndent() + "\n");
    }

    @Test
    void plainJava() throws Exception {
        // tag::plain-java[]
        try (ClientCredentialsClient client = ClientCredentialsClient.builder()
                .environmentUrl(environmentUrl)
                .clientId("m2morg_69038819013296423")
                .clientSecret(secret)
                .scopes("read:deployments")
                .allowedHosts("127.0.0.1")
                .build()) {

            HttpResponse<String> response = client.send(
                    HttpClient.newHttpClient(),
                    HttpRequest.newBuilder(deployments).build(),
                    BodyHandlers.ofString());
            // end::plain-java[]

            assertThat(response.statusCode()).isEqualTo(200);
        }
        assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void jakartaRestClient() {
        try (ClientCredentialsClient client = ClientCredentialsClient.builder()
                .environmentUrl(environmentUrl)
                .clientId("m2morg_69038819013296423")
                .clientSecret(() -> secret)
                .scopes("read:deployments")
                .allowedHosts("127.0.0.1")
                .build()) {
            // tag::jakarta-rest[]
            Client rest = ClientBuilder.newClient().register(new BearerTokenFilter(client));
            String list = rest.target(deployments).request().get(String.class);
            // end::jakarta-rest[]

            assertThat(list).isEqualTo("answer to ");
            rest.close();
        }
        assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(1);
    }
}
