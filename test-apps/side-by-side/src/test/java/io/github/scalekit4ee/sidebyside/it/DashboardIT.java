package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekit4ee.sidebyside.telemetry.OwnTokenServlet;
import io.github.scalekit4ee.testing.RegisteredClient;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus that reads a real server answers each question of the dashboard and of docs/metrics.md with a number. */
@ExtendWith(ArquillianExtension.class)
class DashboardIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Path DASHBOARD = Path.of("../../docs/grafana-dashboard.json");
    private static final Path PAGE = Path.of("../../docs/metrics.md");

    @TempDir
    Path directory;

    /** Its own tokens end soon, so that there is more than one request for them. */
    @Deployment(testable = false)
    static WebArchive registry() {
        SCALEKIT.registerClient(RegisteredClient.of("m2m_own", "hush-hush").withLifetime(Duration.ofSeconds(3)));
        return Wars.unconfigured("dashboard")
                .addClass(OwnTokenServlet.class)
                .addAsResource(
                        Wars.file(
                                "scalekit.environment-url=" + SCALEKIT.environmentUrl(),
                                "scalekit.audiences=" + Wars.AUDIENCE,
                                "scalekit.client-id=m2m_own",
                                "scalekit.client-secret=hush-hush",
                                "scalekit.telemetry.enabled=true"),
                        Wars.CONFIGURATION)
                .addAsLibrary(Wars.theJar());
    }

    @Test
    void eachQuestionHasAnAnswer() throws Exception {
        assumeTrue(System.getProperty("arquillian.launch").equals("liberty-telemetry"), "not the server of this test");
        Optional<Path> program = Prometheus.find();
        assumeTrue(program.isPresent(), "no Prometheus");
        Map<String, String> open = questions();
        int asked = open.size();
        String server = URI.create(System.getProperty("server.url")).getAuthority();
        try (Prometheus prometheus = Prometheus.start(program.get(), directory, server, rules())) {
            long end = System.nanoTime() + LIMIT.toNanos();
            for (int round = 0; !open.isEmpty() && System.nanoTime() < end; round++) {
                use(round);
                Thread.sleep(500);
                for (Map.Entry<String, String> question : List.copyOf(open.entrySet())) {
                    List<Double> answer = prometheus.values(question.getValue());
                    if (answer.stream().anyMatch(Double::isFinite)) { // a mean of nothing is none
                        System.out.println(question.getKey() + ": " + answer);
                        open.remove(question.getKey());
                    }
                }
            }
            assertThat(open.keySet()).as("questions without an answer").isEmpty();
            assertThat(asked).isGreaterThan(15);
            assertThat(prometheus.alerts()).hasSize(5).containsOnly("ok");
        }
    }

    /** What TelemetryIT does, and once a new key, so that there is more than one fetch. The new key may have to wait for its turn (503). */
    private static void use(int round) {
        if (round == 5) {
            SCALEKIT.rotateKeys();
        }
        String path = "/dashboard/api/caller";
        String reader = Wars.readersToken(SCALEKIT);
        assertThat(Reply.get(path, reader).status()).isIn(200, 503);
        assertThat(Reply.get(path, reader).status()).isIn(200, 503);
        assertThat(Reply.get(path, Wars.deployersToken(SCALEKIT)).status()).isIn(403, 503);
        assertThat(Reply.get(path, "no-token").status()).isEqualTo(401);
        assertThat(Reply.get("/dashboard/own-token").status()).isEqualTo(200);
    }

    /** By where it stands: each panel's, and each of the page's table. Grafana's variables as Grafana would fill them in. */
    private static Map<String, String> questions() throws Exception {
        Map<String, String> questions = new LinkedHashMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(Files.readString(DASHBOARD)))) {
            panels(reader.readObject().getJsonArray("panels"), questions);
        }
        Matcher rows = Pattern.compile("(?m)^\\| ([^|]+\\?) \\| `([^`]+)` \\|$").matcher(Files.readString(PAGE));
        while (rows.find()) {
            questions.put(rows.group(1), rows.group(2));
        }
        return questions;
    }

    private static void panels(JsonArray panels, Map<String, String> questions) {
        for (JsonObject panel : panels.getValuesAs(JsonObject.class)) {
            JsonArray targets =
                    panel.getOrDefault("targets", JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
            for (JsonObject target : targets.getValuesAs(JsonObject.class)) {
                String name = panel.getString("title") + " " + target.getString("refId", "");
                String expression =
                        target.getString("expr").replace("$job", "shop").replace("$__rate_interval", "1m");
                assertThat(expression).as(name).doesNotContain("$");
                assertThat(questions.put(name, expression)).as(name).isNull();
            }
            panels(panel.getOrDefault("panels", JsonValue.EMPTY_JSON_ARRAY).asJsonArray(), questions);
        }
    }

    /** The alerts of the page. */
    private static String rules() throws Exception {
        Matcher block = Pattern.compile("(?s)Alerts:\\s+```yaml\\n(.*?)```").matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
