package io.github.scalekit4ee.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.microshed.testing.ApplicationEnvironment;
import org.microshed.testing.jupiter.MicroShedTest;

/** The three answers of the README, from the server with the repository's own configuration, by its address. */
@ExtendWith(RunningDemo.class)
@MicroShedTest
class DemoIT {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final URI deployments =
            URI.create(ApplicationEnvironment.Resolver.load().getApplicationURL() + "/api/deployments");

    @Test
    void aTokenFromTheTokenEndpointWithTheScopeIsAnswered200() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(deployments).header("Authorization", bearer()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
    }

    @Test
    void noTokenIsAnswered401() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(deployments));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"scalekit\"");
    }

    @Test
    void aTokenWithoutTheScopeIsAnswered403() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(deployments)
                .header("Authorization", bearer())
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString("application=shop&version=1.4.2")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"", "scope=\"deploy:applications\"");
    }

    @Test
    void refusedRequestsLeaveNoMessageWithWhichTheLogWouldFill() throws Exception {
        long before = RunningDemo.LOGS.messages().lines().count();
        for (int i = 0; i < 20; i++) {
            send(HttpRequest.newBuilder(deployments).header("Authorization", "Bearer no-token"));
        }

        assertThat(RunningDemo.LOGS.messages().lines().count() - before).isLessThan(10);
    }

    private static String bearer() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(RunningDemo.SCALEKIT.environmentUrl() + "/oauth/token"))
                        .header("Content-Type", FORM)
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=m2morg_reader"
                                + "&client_secret=secret&scope=read:deployments")));
        assertThat(answer.statusCode()).isEqualTo(200);
        return "Bearer "
                + Json.createReader(new StringReader(answer.body()))
                        .readObject()
                        .getString("access_token");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
