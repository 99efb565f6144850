package io.github.scalekit4ee.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Open Liberty without {@code appSecurity} enforces nothing: {@code @RolesAllowed} would answer 200 without a token. There
 * the application must not come up.
 */
class WithoutSecurityIT {
    private static final String SERVER = "liberty-without-security";

    /** CWWKZ0001I: an application has started. CWWKZ0002E: it could not. */
    private static final Pattern OUTCOME = Pattern.compile("CWWKZ000[12]");

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path installation = Path.of(System.getProperty("liberty.installation"));
    private final int port = Integer.getInteger("microshed_http_port");

    @Test
    void theDeploymentFailsAndTheMessageNamesTheFeatureToAdd() throws Exception {
        LibertyLogs logs = LibertyLogs.of(installation, SERVER);
        logs.clear();
        Map<String, String> environment = Map.of("SCALEKIT_ENVIRONMENT_URL", "https://acme.scalekit.dev");
        try (LibertyServer ignored = LibertyServer.start(installation, SERVER, port, environment, Redirect.DISCARD)) {
            String log = logs.await(OUTCOME, LIMIT);

            assertThat(log.contains("CWWKZ0001I")).as("the application started").isFalse();
            assertThat(log.contains("add the feature appSecurity-5.0 (or newer) to server.xml"))
                    .as("the fix is named")
                    .isTrue();
            assertThat(statusOf("/quickstart/api/deployments")).isNotEqualTo(200);
            assertThat(statusOf("/quickstart/report")).isNotEqualTo(200);
        }
    }

    private int statusOf(String path) throws Exception {
        URI resource = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(resource).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
