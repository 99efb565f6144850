package io.github.scalekit4ee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekit4ee.internal.json.StrictJson;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.RegisteredClient;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.TokenDraft;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar} with the jar as it ships and nothing beside it, against a simulated environment. */
class CommandLineIT {

    private static final Path JAR = Path.of(System.getProperty("shaded.jar"));
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String AUDIENCE = "https://api.acme.example";
    private static final String CLIENT = "m2morg_1";
    private static final String SECRET = "secret-not-to-be-shown";

    @TempDir
    Path directory;

    private final SimulatedScalekit scalekit = SimulatedScalekit.start();
    private final Map<String, String> variables = new LinkedHashMap<>();

    @BeforeEach
    void configure() {
        scalekit.registerClient(
                RegisteredClient.of(CLIENT, SECRET, "read:deployments").withAudience(AUDIENCE));
        variables.put("SCALEKIT_ENVIRONMENT_URL", scalekit.environmentUrl().toString());
        variables.put("SCALEKIT_AUDIENCES", AUDIENCE);
        variables.put("SCALEKIT_CLIENT_ID", CLIENT);
        variables.put("SCALEKIT_CLIENT_SECRET", SECRET);
        // A machine that is busy with other things needs longer than a server may take.
        variables.put("SCALEKIT_JWKS_TIMEOUT", "PT1M");
        variables.put("SCALEKIT_CLIENT_TIMEOUT", "PT1M");
    }

    @AfterEach
    void stop() {
        scalekit.close();
    }

    @Test
    void theDoctorFindsAWellConfiguredApplicationWell() throws Exception {
        Result result = run("", "doctor");

        assertThat(result.out().lines())
                .contains(
                        "Configuration",
                        "  ✓ scalekit.audiences = \"" + AUDIENCE + "\" (environment variable)",
                        "  ✓ scalekit.client-secret = hidden (environment variable)",
                        "Issuer",
                        "  ✓ This machine's clock agrees with the issuer's.",
                        "Keys",
                        "  ✓ 1 key that can verify tokens, from " + scalekit.environmentUrl() + "/keys",
                        "Clients",
                        "  ✓ This application accepts that token.");
        assertThat(result.out())
                .contains("openid-configuration answered 200 in ", "The client got a token for ", "read:deployments")
                .doesNotContain("✗", "  ! ", "\u001b", SECRET, "eyJ");
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void theDoctorSaysWhatToRegisterForBackChannelLogout() throws Exception {
        variables.put("SCALEKIT_BACK_CHANNEL_LOGOUT_PATH", "/backchannel-logout");

        assertThat(run("", "doctor").out().lines())
                .contains(
                        "  ✓ Logout tokens are taken at <the application's URL>/backchannel-logout. That URL has to be"
                                + " registered at the issuer.");
    }

    @Test
    void theDoctorLooksAtEachEnvironment() throws Exception {
        try (SimulatedScalekit staging = SimulatedScalekit.start();
                SimulatedScalekit old = SimulatedScalekit.builder()
                        .issuer("https://idp.example")
                        .start()) {
            variables.put(
                    "SCALEKIT_ENVIRONMENTS_STAGING_ENVIRONMENT_URL",
                    staging.environmentUrl().toString());
            variables.put("SCALEKIT_ENVIRONMENTS_STAGING_AUDIENCES", AUDIENCE);
            variables.put("SCALEKIT_ENVIRONMENTS_STAGING_JWKS_TIMEOUT", "PT1M");
            variables.put("SCALEKIT_ENVIRONMENTS_OLD_IDP_ISSUER", "https://idp.example");
            variables.put("SCALEKIT_ENVIRONMENTS_OLD_IDP_JWKS_URL", old.environmentUrl() + "/keys");
            variables.put("SCALEKIT_ENVIRONMENTS_OLD_IDP_AUDIENCES", AUDIENCE);
            variables.put("SCALEKIT_ENVIRONMENTS_OLD_IDP_JWKS_TIMEOUT", "PT1M");

            Result result = run("", "doctor");

            assertThat(result.out().lines())
                    .contains(
                            "  ✓ scalekit.environments.staging.audiences = \"" + AUDIENCE + "\" (environment variable)",
                            "Issuer",
                            "Issuer of old-idp",
                            "  ! The issuer is not Scalekit's, so only its keys are looked at.",
                            "Issuer of staging",
                            "Keys of staging",
                            "  ✓ 1 key that can verify tokens, from " + staging.environmentUrl() + "/keys",
                            "Keys of old-idp",
                            "  ✓ 1 key that can verify tokens, from " + old.environmentUrl() + "/keys");
            assertThat(result.status()).isZero();

            staging.outage(Endpoint.KEYS, Fault.status(503));
            assertThat(run("", "doctor").status()).isEqualTo(1);
            Result verified =
                    run(scalekit.mint().organizationClient().audience(AUDIENCE).token(), "verify");
            assertThat(verified.status())
                    .as("the others are none of its business")
                    .isZero();
        }
    }

    @Test
    void ofSeveralEnvironmentsTheOneIsNamedThatATokenIsOf() throws Exception {
        try (SimulatedScalekit staging = SimulatedScalekit.start();
                SimulatedScalekit strange = SimulatedScalekit.start()) {
            staging.registerClient(
                    RegisteredClient.of("m2morg_2", SECRET, "read:deployments").withAudience(AUDIENCE));
            variables.put(
                    "SCALEKIT_ENVIRONMENTS_STAGING_ENVIRONMENT_URL",
                    staging.environmentUrl().toString());
            variables.put("SCALEKIT_ENVIRONMENTS_STAGING_AUDIENCES", AUDIENCE + "/staging");
            variables.put("SCALEKIT_ENVIRONMENTS_STAGING_JWKS_TIMEOUT", "PT1M");
            String stagings =
                    staging.mint().organizationClient().audience(AUDIENCE).token();

            Result accepted = run(draft().token(), "verify");
            Result refused = run(stagings, "verify");
            Result nobodys =
                    run(strange.mint().organizationClient().audience(AUDIENCE).token(), "verify");

            assertThat(accepted.out())
                    .contains("Accepted by this configuration, as a token of the environment without a name");
            assertThat(accepted.status()).isZero();
            assertThat(refused.out())
                    .contains("Refused by this configuration, as a token of the environment staging: AUDIENCE");
            assertThat(refused.status()).isEqualTo(1);
            assertThat(nobodys.out()).contains("Refused by this configuration: ISSUER");
            assertThat(json(run(draft().token(), "verify", "--json")))
                    .containsEntry("accepted", true)
                    .containsEntry("environment", "");
            assertThat(json(run(stagings, "verify", "--json")))
                    .containsEntry("reason", "AUDIENCE")
                    .containsEntry("environment", "staging");

            variables.put("SCALEKIT_CLIENTS_STAGING_CLIENT_ID", "m2morg_2");
            variables.put("SCALEKIT_CLIENTS_STAGING_CLIENT_SECRET", SECRET);
            variables.put(
                    "SCALEKIT_CLIENTS_STAGING_ENVIRONMENT_URL",
                    staging.environmentUrl().toString());
            assertThat(run("", "doctor").out().lines())
                    .contains("  ✓ This application accepts that token of the environment without a name.")
                    .anyMatch(line -> line.contains(
                            "This application refuses that token of the environment staging (AUDIENCE): "));
        }
    }

    @Test
    void theDoctorNamesEachFaultAndItsFix() throws Exception {
        variables.put("SCALEKIT_CLIENT_SECRET", "wrong-" + SECRET);
        variables.put("SCALEKIT_AUDIENCE", "typing-error");
        scalekit.outage(Endpoint.KEYS, Fault.status(503));

        Result result = run("", "doctor");

        assertThat(result.out())
                .contains(
                        "! SCALEKIT_AUDIENCE: is set, but there is no such key. Did you mean SCALEKIT_AUDIENCES?",
                        "/keys answered 503",
                        "✗ The client got no token.",
                        "invalid_client")
                .doesNotContain(SECRET, "eyJ");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void theDoctorTellsWhatOfTheConfigurationIsMissing() throws Exception {
        variables.clear();

        Result result = run("", "doctor");

        assertThat(result.out()).contains("✗ scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL)");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void theDoctorTellsOfAnIssuerThatCannotBeReachedAndOfOneThatIsNoScalekit() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        variables.put("SCALEKIT_ENVIRONMENT_URL", "http://127.0.0.1:" + closed);

        Result unreachable = run("", "doctor");

        assertThat(unreachable.out()).contains("✗ No connection to 127.0.0.1:" + closed + " can be made", "Check ");
        assertThat(unreachable.status()).isEqualTo(1);

        variables.put("SCALEKIT_ENVIRONMENT_URL", scalekit.environmentUrl().toString());
        scalekit.outage(Endpoint.METADATA, Fault.html());

        assertThat(run("", "doctor").out()).contains("✗ The metadata is ", "not to a page of a proxy");
    }

    @Test
    void theDoctorComparesTheClocks() throws Exception {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
        try (SimulatedScalekit other =
                SimulatedScalekit.builder().clock(ahead).client(CLIENT, SECRET).start()) {
            variables.put("SCALEKIT_ENVIRONMENT_URL", other.environmentUrl().toString());

            Result result = run("", "doctor");

            assertThat(result.out())
                    .containsPattern(
                            "✗ This machine's clock is (29\\d|300|301) s behind the issuer's; 30 s are tolerated")
                    .contains("Set the clock");
            assertThat(result.status()).isEqualTo(1);
        }
    }

    @Test
    void programsReadTheDoctorsAnswerAsJson() throws Exception {
        Map<String, Object> answer = json(run("", "doctor", "--json"));

        assertThat(answer).containsEntry("well", true).containsKeys("configuration", "issuer", "keys", "clients");
        assertThat(answer.toString()).contains("check=clock, result=well").doesNotContain(SECRET, "eyJ");
    }

    @Test
    void aGoodTokenIsShownAndAccepted() throws Exception {
        Result result = run("Bearer " + draft().token() + "\n", "verify");

        assertThat(result.out())
                .contains("Header", "RS256", "Claims", "m2morg_1", "[\"read:deployments\"]", "Checks", " ✓ signature: ")
                .contains("Accepted by this configuration")
                .doesNotContain("✗");
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void everyCheckHasItsVerdictAlsoBehindTheFirstFailure() throws Exception {
        Instant now = Instant.now();
        String token = draft().audience("https://other.example")
                .issuedAt(now.minus(Duration.ofHours(2)))
                .expiresAt(now.minus(Duration.ofHours(1)))
                .token();

        Result result = run(token, "verify");

        assertThat(result.out())
                .contains(
                        "✗ lifetime: the token has expired",
                        "EXPIRED. Get a new token.",
                        "✓ signature: ",
                        "✗ aud: aud names no accepted audience",
                        "✓ sub: ",
                        "Refused by this configuration: EXPIRED");
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isEqualTo(1);
        assertThat(json(run(token, "verify", "--json")))
                .containsEntry("accepted", false)
                .containsEntry("reason", "EXPIRED");
    }

    @Test
    void aTerminalObeysNothingThatStandsInAToken() throws Exception {
        Result result =
                run(draft().claim("custom", "\u001b]0;owned\u0007\u001b[2J").token(), "verify");

        assertThat(result.out()).contains("\\u001b]0;owned\\u0007").doesNotContain("\u001b");
    }

    @Test
    void withoutATokenOrKeysNothingIsSaid() throws Exception {
        assertThat(run(" \n", "verify").status()).isEqualTo(2);

        scalekit.outage(Endpoint.KEYS, Fault.status(503));
        Result result = run(draft().token(), "verify");

        assertThat(result.out()).contains("! key: ", "! signature: not checked", "Neither accepted nor refused");
        assertThat(result.status()).isEqualTo(2);
    }

    @Test
    void tokenPrintsATokenAndNothingElse() throws Exception {
        Result token = run("", "token");

        assertThat(token.out().strip()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(token.err()).isEmpty();
        assertThat(token.status()).isZero();
        assertThat(run(token.out(), "verify").status()).isZero();
    }

    @Test
    void aNamedClientGetsItsToken() throws Exception {
        variables.put("SCALEKIT_CLIENTS_BILLING_CLIENT_ID", CLIENT);
        variables.put("SCALEKIT_CLIENTS_BILLING_CLIENT_SECRET", SECRET);

        assertThat(json(run("", "token", "--client=billing", "--json"))).containsKeys("access_token", "expires_at");
        assertThat(run("", "token", "--client=other").err()).contains("--client=billing");
    }

    @Test
    void aRefusedClientGetsNoTokenAndItsSecretIsNotShown() throws Exception {
        variables.put("SCALEKIT_CLIENT_SECRET", "wrong-" + SECRET);

        Result result = run("", "token");

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("invalid_client").doesNotContain(SECRET);
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void aWrongCommandLineIsToldAndATokenInItIsNotRepeated() throws Exception {
        assertThat(run("").status()).isEqualTo(2);
        assertThat(run("", "docter").err()).contains("doctor, verify or token");

        String token = draft().token();
        Result result = run("", "verify", token);

        assertThat(result.err()).contains("standard input").doesNotContain(token);
        assertThat(result.out()).isEmpty();
        assertThat(result.status()).isEqualTo(2);
        assertThat(run("", "--help").out()).contains("doctor", "verify", "token", "--war");
    }

    @Test
    void theFilesOfAWarAreReadAsTheApplicationReadsThem() throws Exception {
        variables.remove("SCALEKIT_AUDIENCES");
        Path war = directory.resolve("shop.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("WEB-INF/classes/META-INF/microprofile-config.properties"));
            zip.write(("scalekit.audiences=" + AUDIENCE + "\n").getBytes(UTF_8));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("META-INF/microprofile-config.properties"));
            zip.write("scalekit.realm=shop\n".getBytes(UTF_8));
            zip.closeEntry();
        }
        Path folder = directory.resolve("shop/WEB-INF/classes/META-INF");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("microprofile-config.properties"), "scalekit.audiences=" + AUDIENCE);

        assertThat(run("", "doctor").status()).isEqualTo(1);
        assertThat(run("", "doctor", "--war=" + war).out())
                .contains(
                        "(META-INF/microprofile-config.properties)", "scalekit.realm = \"shop\"", "accepts that token");
        assertThat(run("", "doctor", "--war=" + directory.resolve("shop")).status())
                .isZero();
        assertThat(run("", "doctor", "--war=" + directory.resolve("none")).status())
                .isEqualTo(2);
    }

    @Test
    void aTerminalGetsColours() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "There is no script(1) to make a terminal with.");
        variables.put("TERM", "xterm");
        List<String> command = List.of("/usr/bin/script", "-qec", JAVA + " -jar " + JAR + " doctor", "/dev/null");

        assertThat(run("", command).out()).contains("\u001b[32m✓\u001b[0m");
        variables.put("NO_COLOR", "1");
        assertThat(run("", command).out()).contains("  ✓ ").doesNotContain("\u001b[");
    }

    private TokenDraft draft() {
        return scalekit.mint()
                .organizationClient()
                .client(CLIENT)
                .audience(AUDIENCE)
                .scopes("read:deployments");
    }

    private static Map<String, Object> json(Result result) throws IOException {
        return StrictJson.parseObject(result.out().getBytes(UTF_8));
    }

    private Result run(String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(JAVA, "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return run(input, command);
    }

    private Result run(String input, List<String> command) throws Exception {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SCALEKIT") || name.equals("NO_COLOR"));
        // A JVM that takes options from there says so on standard error.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        } catch (IOException e) {
            // It has ended without reading.
        }
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private record Result(int status, String out, String err) {}
}
