package io.github.scalekit4ee.quickstart.demo;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Runs the quickstart until it is interrupted: a simulated Scalekit environment in this process, unless
 * {@code SCALEKIT_ENVIRONMENT_URL} names a real one, and Open Liberty as its child. Both end with this process.
 */
public final class Demo {
    private static final String ENVIRONMENT_URL = "SCALEKIT_ENVIRONMENT_URL";
    private static final String CLIENT = "m2morg_69038819013296423";
    private static final String SECRET = "a-secret-of-the-simulated-environment";
    private static final String[] SCOPES = {"read:deployments", "deploy:applications"};
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private Demo() {}

    /**
     * Starts both and returns when the server has ended.
     *
     * @param args the directory of the Liberty installation, and the name of the server in it
     * @throws Exception if the server cannot be started or is not ready in time
     */
    public static void main(String[] args) throws Exception {
        Path installation = Path.of(args[0]);
        String serverName = args[1];
        String given = System.getenv(ENVIRONMENT_URL);
        if (given != null && !given.isBlank()) {
            run(
                    installation,
                    serverName,
                    Map.of(ENVIRONMENT_URL, given),
                    new Instructions(given, "$SCALEKIT_CLIENT_ID", "$SCALEKIT_CLIENT_SECRET"));
            return;
        }
        try (SimulatedScalekit scalekit = SimulatedScalekit.start()) {
            scalekit.registerClient(CLIENT, SECRET, SCOPES);
            String url = scalekit.environmentUrl().toString();
            run(installation, serverName, environment(url, CLIENT, SECRET), new Instructions(url, CLIENT, SECRET));
        }
    }

    /** For the server of a simulated environment: the page's servlet gets tokens with this client. */
    static Map<String, String> environment(String url, String client, String secret) {
        return Map.of(ENVIRONMENT_URL, url, "DEMO_CLIENT_ID", client, "DEMO_CLIENT_SECRET", secret);
    }

    private static void run(
            Path installation, String serverName, Map<String, String> environment, Instructions instructions)
            throws Exception {
        int port = Integer.parseInt(System.getenv().getOrDefault("HTTP_PORT", "9080"));
        URI application = URI.create("http://127.0.0.1:" + port + "/quickstart/");
        LibertyServer server = LibertyServer.start(installation, serverName, port, environment, Redirect.INHERIT);
        Thread stop = new Thread(server::close, "stop-liberty");
        Runtime.getRuntime().addShutdownHook(stop);
        try (server) {
            server.awaitAnswer(application.resolve("api/status"), START_LIMIT);
            System.out.println(instructions.text(application));
            server.awaitEnd();
        }
    }
}
