package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatedScalekitServerTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private SimulatedScalekit start(Map<String, String> variables, String... arguments) {
        return SimulatedScalekitServer.start(arguments, variables, new PrintStream(printed, true, UTF_8));
    }

    @Test
    void runsAsAProcessUntilItIsTerminated() throws Exception {
        // No other library on the class path: the process proves that the environment stands on the JDK alone.
        Path classes = Path.of(SimulatedScalekitServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes.toString(),
                        SimulatedScalekitServer.class.getName(),
                        "--client=id=m2morg_1&secret=s&scope=read:deployments")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String line = out.readLine();
            assertThat(line).startsWith("Simulated Scalekit environment: http://127.0.0.1:");
            URI address = URI.create(line.substring(line.indexOf("http")));
            RemoteScalekit remote = RemoteScalekit.connect(address);

            assertThat(JoseTestSupport.verified(
                            remote.mint().user().token(),
                            HttpTestSupport.get(address.resolve("/keys"), HttpTestSupport.PATIENCE)
                                    .body()))
                    .containsEntry("iss", address.toString());
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
                    .isInstanceOf(ConnectException.class);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void readsOptionsFromVariables() throws Exception {
        try (SimulatedScalekit scalekit = start(Map.of(
                "SIMULATED_SCALEKIT_ISSUER",
                "https://auth.acme.example",
                "SIMULATED_SCALEKIT_TOKEN_LIFETIME",
                "PT10M",
                "SIMULATED_SCALEKIT_CLIENTS",
                "id=a&secret=s id=b&secret=s&scope=x+y"))) {
            Map<String, Object> answer = HttpTestSupport.json(HttpTestSupport.requestToken(
                    scalekit, "grant_type=client_credentials&client_id=b&client_secret=s"));

            assertThat(answer).containsEntry("expires_in", 600L).containsEntry("scope", "x y");
            assertThat(scalekit.issuer()).isEqualTo("https://auth.acme.example");
        }
    }

    @Test
    void registersResourcesAndApplications() throws Exception {
        try (SimulatedScalekit scalekit = start(
                Map.of("SIMULATED_SCALEKIT_RESOURCES", "id=res_1&url=http://localhost:9080/mcp&scope=x+y id=res_2"),
                "--application=id=tool&redirect_uri=http://127.0.0.1/callback",
                "--environment-issues-for-resources=true")) {
            URI page = OAuthTestSupport.authorize(scalekit, "/resources/res_1/oauth/authorize", "tool");
            String code = OAuthTestSupport.code(page, "decision=allow-all");

            assertThat(OAuthTestSupport.claims(scalekit, OAuthTestSupport.redeem(scalekit, "tool", code)))
                    .containsEntry("scopes", List.of("x", "y"))
                    .containsEntry("aud", List.of("res_1", "http://localhost:9080/mcp"))
                    .containsEntry("iss", scalekit.issuer());
        }
    }

    @Test
    void theValueOfAnOptionMayFollowIt() throws Exception {
        try (SimulatedScalekit scalekit = start(Map.of(), "--issuer", "https://b", "--port=0")) {
            assertThat(scalekit.issuer()).isEqualTo("https://b");
        }
        assertThatThrownBy(() -> start(Map.of(), "--issuer", "--port=0")).hasMessageContaining("--name=value");
        assertThatThrownBy(() -> start(Map.of(), "--issuer")).hasMessageContaining("--name=value");
    }

    @Test
    void thePageHasALineThatGetsAToken() throws Exception {
        try (SimulatedScalekit scalekit = start(Map.of())) {
            String page = HttpTestSupport.get(scalekit, "/").body();
            String line = page.replaceAll("(?s).*<pre>(curl [^<]*)</pre>.*", "$1");

            assertThat(page).contains("SCALEKIT_ENVIRONMENT_URL=" + scalekit.environmentUrl(), "/_control/mint");
            assertThat(claims(scalekit, shell(line))).containsEntry("aud", List.of("https://api.acme.example"));
        }
    }

    @Test
    void argumentBeatsVariable() {
        try (SimulatedScalekit scalekit =
                start(Map.of("SIMULATED_SCALEKIT_ISSUER", "https://a"), "--issuer=https://b")) {
            assertThat(scalekit.issuer()).isEqualTo("https://b");
        }
    }

    @Test
    void printsAReadyClientAndALineForItsFirstToken() throws Exception {
        try (SimulatedScalekit scalekit = start(Map.of())) {
            assertThat(printed.toString(UTF_8))
                    .startsWith("Simulated Scalekit environment: " + scalekit.environmentUrl())
                    .contains("SCALEKIT_ENVIRONMENT_URL=" + scalekit.environmentUrl())
                    .contains("SCALEKIT_AUDIENCES=https://api.acme.example");
            Map<String, Object> claims = claims(scalekit, shell(printedAfter("Get a token")));

            assertThat(claims)
                    .containsEntry("aud", List.of("https://api.acme.example"))
                    .containsEntry("scopes", List.of("read:deployments", "deploy:applications"));
        }
    }

    @Test
    void printsALineForAnyToken() throws Exception {
        try (SimulatedScalekit scalekit = start(Map.of())) {
            String token = shell(printedAfter("Or any token") + "; echo $TOKEN").strip();

            assertThat(JoseTestSupport.verified(
                            token,
                            HttpTestSupport.get(scalekit.environmentUrl().resolve("/keys"), HttpTestSupport.PATIENCE)
                                    .body()))
                    .containsEntry("aud", List.of("https://api.acme.example"))
                    .containsEntry("scopes", List.of("read:deployments"));
        }
    }

    @Test
    void printsNoSecretThatItWasGiven() {
        try (SimulatedScalekit scalekit =
                start(Map.of(), "--client=id=m2morg_1&secret=s3cret&scope=read:deployments")) {
            assertThat(printed.toString(UTF_8))
                    .contains("client_id=m2morg_1", "SCALEKIT_ALLOW_MISSING_AUDIENCE=true")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(SimulatedScalekitServer.asksForHelp(new String[] {"--port=1", "--help"}))
                .isTrue();
        assertThat(ServerText.HELP)
                .contains("--port=", "--control-port=", "--issuer=", "--token-lifetime=", "--client=", "--help")
                .contains("--application=", "--resource=", "--environment-issues-for-resources=");
    }

    @Test
    void refusesAParameterOfAClientThatItDoesNotKnow() {
        assertThatThrownBy(() -> start(Map.of(), "--client=id=a&secret=s&scopes=x"))
                .hasMessageContaining("There is no parameter scopes here. Use id, secret, scope");
        assertThatThrownBy(() -> start(Map.of(), "--client=id=a&secret=s&id=b")).hasMessageContaining("more than once");
    }

    @Test
    void namesAnOptionWhoseValueCannotBeRead() {
        assertThatThrownBy(() -> start(Map.of(), "--port=http")).hasMessageContaining("--port=8180");
        assertThatThrownBy(() -> start(Map.of(), "--environment-issues-for-resources=yes"))
                .hasMessageContaining("true or false");
        assertThatThrownBy(() -> start(Map.of(), "--application=id=web"))
                .hasMessageContaining("redirect URI, such as http://127.0.0.1/callback");
        assertThatThrownBy(() -> start(Map.of(), "--resource=id=a/b")).hasMessageContaining("such as res_1");
        assertThatThrownBy(() -> start(Map.of(), "--token-lifetime=1h"))
                .hasMessageContaining("token-lifetime needs an ISO-8601 duration");
    }

    @Test
    void refusesAnUnknownOption() {
        assertThatThrownBy(() -> start(Map.of(), "--prot=1")).hasMessageContaining("--port");
        assertThatThrownBy(() -> start(Map.of(), "port=1")).hasMessageContaining("--name=value");
    }

    /** The command in the line that follows one with these first words. */
    private String printedAfter(String words) {
        List<String> lines = printed.toString(UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(words)) {
                return lines.get(i + 1).strip();
            }
        }
        throw new AssertionError(words + " is not in " + lines);
    }

    private static Map<String, Object> claims(SimulatedScalekit scalekit, String answer) throws Exception {
        String token = answer.replaceAll("(?s).*\"access_token\" *: *\"([^\"]*)\".*", "$1");
        return JoseTestSupport.verified(
                token,
                HttpTestSupport.get(scalekit.environmentUrl().resolve("/keys"), HttpTestSupport.PATIENCE)
                        .body());
    }

    /** What a user does with the printed line. */
    private static String shell(String command) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(command).isZero();
        return output;
    }
}
