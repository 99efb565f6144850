package io.github.scalekit4ee.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The domain of an unpacked Payara Server, whose ports the build has set. */
public final class PayaraDomain {

    private static final int DEPLOYMENT_LIMIT_SECONDS = 480;

    private final Path installation;
    private final int port;
    private final int adminPort;
    private final Path logs;

    /**
     * @param installation the unpacked {@code payara6}
     * @param port of the applications
     * @param adminPort of the administration
     * @param logs for what server and commands print
     */
    public PayaraDomain(Path installation, int port, int adminPort, Path logs) {
        this.installation = installation;
        this.port = port;
        this.adminPort = adminPort;
        this.logs = logs;
    }

    /** The domain starts without an application. */
    public RunningServer start(Map<String, String> environment) throws IOException {
        ProcessBuilder command = asadmin("start-domain", "--verbose", "domain1");
        command.environment().putAll(environment);
        return RunningServer.start("payara", command, port, logs.resolve("payara.log"));
    }

    /** Deploys a WAR, in place of an earlier one of the same name; returns when the server says that it has. */
    public void deploy(Path war, String name) throws IOException, InterruptedException {
        Path log = logs.resolve("deploy.log");
        Process deployment = asadmin(
                        "--port",
                        Integer.toString(adminPort),
                        "deploy",
                        "--force=true",
                        "--name",
                        name,
                        "--contextroot",
                        name,
                        war.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!deployment.waitFor(DEPLOYMENT_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            deployment.destroy();
            throw new IOException("Payara did not deploy in time; see " + log + ".");
        }
        if (deployment.exitValue() != 0) {
            throw new IOException("Payara did not deploy; see " + log + ".");
        }
    }

    private ProcessBuilder asadmin(String... arguments) {
        // By name, since the server's archive may have been unpacked without its file modes.
        List<String> command = new ArrayList<>(
                List.of("bash", installation.resolve("bin/asadmin").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        return builder;
    }
}
