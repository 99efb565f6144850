package io.github.scalekit4ee.soak;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.scalekit4ee.servers.Answer;
import io.github.scalekit4ee.servers.KeptConnection;
import io.github.scalekit4ee.servers.RunningServer;
import java.io.IOException;
import java.time.Duration;

/** A server under load, and its application, which is deployed again and again. */
final class Target {

    static final String APPLICATION = "soak";

    private static final Duration DEPLOYMENT_LIMIT = Duration.ofMinutes(8);

    /** So soon after an outage a server that has no keys has them. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private final String name;
    private final RunningServer server;
    private final Deployer deployer;
    private final Issuer issuer;
    private final Verdicts verdicts = new Verdicts();
    private volatile int deployments;
    private volatile boolean deploying;
    private volatile boolean withoutKeys;
    private volatile long keysUntil = System.nanoTime();

    Target(String name, RunningServer server, Deployer deployer, Issuer issuer) {
        this.name = name;
        this.server = server;
        this.deployer = deployer;
        this.issuer = issuer;
    }

    /** Deploys the application, in place of the one before. */
    interface Deployer {
        void deploy() throws IOException, InterruptedException;
    }

    /** What may be asked of the application at a moment. */
    record Moment(int deployments, boolean deploying, boolean withoutKeys) {}

    String name() {
        return name;
    }

    RunningServer server() {
        return server;
    }

    Verdicts verdicts() {
        return verdicts;
    }

    Moment now() {
        return new Moment(deployments, deploying, withoutKeys || System.nanoTime() - keysUntil < 0);
    }

    /** Returns when the new deployment answers, and accepts a good token unless its issuer is away. */
    void deploy() throws IOException, InterruptedException {
        String before = deployments == 0 ? "" : deployment();
        withoutKeys = issuer.isAway();
        deploying = true;
        deployments++;
        deployer.deploy();
        long end = System.nanoTime() + DEPLOYMENT_LIMIT.toNanos();
        while (before.equals(deployment()) || !accepts()) {
            if (System.nanoTime() - end > 0) {
                throw new IOException(name + " did not deploy in time.");
            }
            Thread.sleep(200);
        }
        deploying = false;
    }

    /** The issuer is back. */
    void recovered() {
        if (withoutKeys) {
            keysUntil = System.nanoTime() + RECOVERY.toNanos();
            withoutKeys = false;
        }
    }

    private String deployment() throws IOException {
        try (KeptConnection connection = new KeptConnection(server.port())) {
            Answer answer = connection.exchange(request("/api/deployment", ""));
            return answer.status() == 200 ? answer.body() : "";
        } catch (IOException notNow) {
            return "";
        }
    }

    private boolean accepts() {
        try (KeptConnection connection = new KeptConnection(server.port())) {
            int status = connection
                    .exchange(request("/api/protected", issuer.known().token()))
                    .status();
            return status == 200 || status == 503 && issuer.isAway();
        } catch (IOException notNow) {
            return false;
        }
    }

    /** @param token none if empty */
    static byte[] request(String path, String token) {
        String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        return ("GET /" + APPLICATION + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + authorization + "\r\n")
                .getBytes(US_ASCII);
    }
}
