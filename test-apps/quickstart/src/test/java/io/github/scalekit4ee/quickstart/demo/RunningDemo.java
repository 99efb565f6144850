package io.github.scalekit4ee.quickstart.demo;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts what the demo starts, before the tests of a class, on the port of the build. */
final class RunningDemo implements BeforeAllCallback, AfterAllCallback {
    static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    private LibertyServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        SCALEKIT.registerClient("m2morg_reader", "secret", "read:deployments");
        int port = Integer.getInteger("microshed_http_port");
        server = LibertyServer.start(
                Path.of(System.getProperty("liberty.installation")),
                "quickstart",
                port,
                Map.of("SCALEKIT_ENVIRONMENT_URL", SCALEKIT.environmentUrl().toString()));
        server.awaitAnswer(URI.create("http://127.0.0.1:" + port + "/quickstart/api/status"), Duration.ofMinutes(3));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
        SCALEKIT.close();
    }
}
