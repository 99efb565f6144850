package io.github.scalekit4ee.testing;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a {@link SimulatedScalekit} as a process of its own, until SIGTERM. Options, each with the environment variable
 * that stands for it:
 *
 * <ul>
 *   <li>{@code --port=8180} ({@code SIMULATED_SCALEKIT_PORT}): 0, the default, takes a free port
 *   <li>{@code --control-port=8181} ({@code SIMULATED_SCALEKIT_CONTROL_PORT}): the same for {@link RemoteScalekit}
 *   <li>{@code --issuer=https://auth.acme.example} ({@code SIMULATED_SCALEKIT_ISSUER})
 *   <li>{@code --token-lifetime=PT1H} ({@code SIMULATED_SCALEKIT_TOKEN_LIFETIME})
 *   <li>{@code --client='id=m2morg_1&secret=s3cret&scope=read:deployments+deploy:applications'}, once for each client; also
 *       {@code organization}, {@code audience}, {@code lifetime} ({@code SIMULATED_SCALEKIT_CLIENTS}, separated by spaces)
 * </ul>
 *
 * An option on the command line beats its variable; clients of both are registered.
 */
public final class SimulatedScalekitServer {
    private static final String VARIABLE_PREFIX = "SIMULATED_SCALEKIT_";

    private SimulatedScalekitServer() {}

    /**
     * Starts the environment, prints its addresses, and waits.
     *
     * @param arguments the options
     * @throws InterruptedException if the main thread is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        SimulatedScalekit scalekit = start(arguments, System.getenv(), System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(scalekit::close, "simulated-scalekit-shutdown"));
        new CountDownLatch(1).await();
    }

    static SimulatedScalekit start(String[] arguments, Map<String, String> variables, PrintStream out) {
        SimulatedScalekitBuilder builder = SimulatedScalekit.builder().controlPort(0);
        for (String option : new String[] {"port", "control-port", "issuer", "token-lifetime"}) {
            String value = variables.get(
                    VARIABLE_PREFIX + option.toUpperCase(Locale.ROOT).replace('-', '_'));
            if (value != null && !value.isBlank()) {
                apply(builder, option, value);
            }
        }
        for (String client :
                variables.getOrDefault(VARIABLE_PREFIX + "CLIENTS", "").strip().split("\\s+", -1)) {
            if (!client.isEmpty()) {
                apply(builder, "client", client);
            }
        }
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException(argument + " is no option. Write --name=value.");
            }
            apply(builder, argument.substring(2, equals), argument.substring(equals + 1));
        }
        SimulatedScalekit scalekit = builder.start();
        out.println("Simulated Scalekit environment: " + scalekit.environmentUrl());
        out.println("Control surface: " + scalekit.controlUrl().orElseThrow() + "/_control/");
        out.flush();
        return scalekit;
    }

    private static void apply(SimulatedScalekitBuilder builder, String option, String value) {
        switch (option) {
            case "port" -> builder.port(Integer.parseInt(value));
            case "control-port" -> builder.controlPort(Integer.parseInt(value));
            case "issuer" -> builder.issuer(value);
            case "token-lifetime" -> builder.tokenLifetime(Duration.parse(value));
            case "client" -> builder.client(new ControlParameters(FormParameters.parse(value)).client());
            default ->
                throw new IllegalArgumentException("There is no option --" + option
                        + ". Use --port, --control-port, --issuer, --token-lifetime or --client.");
        }
    }
}
