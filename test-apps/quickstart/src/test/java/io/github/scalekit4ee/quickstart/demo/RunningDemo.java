package io.github.scalekit4ee.quickstart.demo;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Starts what the demo starts, on the port of the build and with every message of the jar in the logs, before the first class
 * that asks for it; stops it after the last.
 */
final class RunningDemo implements BeforeAllCallback {
    static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    static final int PORT = Integer.getInteger("microshed_http_port");

    private static final String SERVER = "quickstart";
    private static final Path INSTALLATION = Path.of(System.getProperty("liberty.installation"));
    static final LibertyLogs LOGS = LibertyLogs.of(INSTALLATION, SERVER);

    @Override
    public void beforeAll(ExtensionContext context) {
        // A value of the root store is closed when the last test has run.
        context.getRoot()
                .getStore(Namespace.create(RunningDemo.class))
                .getOrComputeIfAbsent(LibertyServer.class, type -> start(), LibertyServer.class);
    }

    private static LibertyServer start() {
        SCALEKIT.registerClient("m2morg_reader", "secret", "read:deployments");
        SCALEKIT.registerClient("m2morg_demo", "secret", "read:deployments", "deploy:applications");
        Map<String, String> environment =
                new HashMap<>(Demo.environment(SCALEKIT.environmentUrl().toString(), "m2morg_demo", "secret"));
        environment.put("SCALEKIT4EE_LOG_LEVEL", "ALL");
        try {
            LOGS.clear();
            LibertyServer server = LibertyServer.start(INSTALLATION, SERVER, PORT, environment, Redirect.DISCARD);
            server.awaitAnswer(
                    URI.create("http://127.0.0.1:" + PORT + "/quickstart/api/status"), Duration.ofMinutes(3));
            return server;
        } catch (Exception e) {
            throw new IllegalStateException("The demo did not start", e);
        }
    }
}
