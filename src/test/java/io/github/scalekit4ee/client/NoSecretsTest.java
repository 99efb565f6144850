package io.github.scalekit4ee.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.client.ClientLog;
import io.github.scalekit4ee.internal.client.ManualTime;
import io.github.scalekit4ee.internal.client.ScriptedHttp;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever can end in a log: messages at the finest level, exceptions with their causes, {@code toString}. */
class NoSecretsTest {

    private final StringWriter shown = new StringWriter();
    private final PrintWriter out = new PrintWriter(shown, true);
    private final ManualTime time = new ManualTime();
    private final ScriptedHttp endpoint = new ScriptedHttp(time);
    private final ClientLog log = new ClientLog(Level.ALL, entry -> out.println(new SimpleFormatter().format(entry)));

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void showsNeitherSecretNorTokenAnywhere() throws InterruptedException {
        String echo = "{\"error\":\"invalid_client\",\"error_description\":\"no " + TestClients.SECRET + " here\"}";
        endpoint.then(request -> ScriptedHttp.token("sensitive-token", 3600))
                .then(request -> ScriptedHttp.json(503, echo))
                .always(ScriptedHttp.json(401, echo));
        ClientConfiguration configuration = TestClients.configuration(URI.create("https://acme.scalekit.example"));
        try (ClientCredentialsClient client = TestClients.client(endpoint, time)) {
            out.println(client.accessToken());
            time.advance(Duration.ofMinutes(55));
            client.accessToken();
            while (!shown.toString().contains("could not be renewed")) {
                Thread.sleep(1);
            }
            time.advance(Duration.ofHours(1));
            for (int call = 0; call < 2; call++) {
                try {
                    client.accessToken();
                } catch (TokenRequestException e) {
                    out.println(e.errorDescription());
                    e.printStackTrace(out);
                }
            }
            out.println(client);
        }
        out.println(configuration);
        out.println(List.of(ScriptedHttp.token("sensitive-token", 1), TestClients.CREDENTIALS));

        assertThat(shown.toString())
                .contains("invalid_client", "could not be renewed", "AccessToken[")
                .doesNotContain(
                        "sensitive-token",
                        TestClients.SECRET,
                        URLEncoder.encode(TestClients.SECRET, StandardCharsets.UTF_8));
    }
}
