package io.github.scalekit4ee.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The README's examples of outgoing calls, as they stand there. The one for MicroProfile REST Client is the interface
 * {@code Deployments} of test-apps/outgoing-call, which runs on real servers.
 */
class ReadmeClientExamplesTest {

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
