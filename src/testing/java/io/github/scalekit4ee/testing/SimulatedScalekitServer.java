package io.github.scalekit4ee.testing;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Runs a {@link SimulatedScalekit} as a process of its own, until SIGTERM or Ctrl-C. {@code --help} prints the options, each
 * with the environment variable that stands for it; {@code docs/testing.md} has examples. An option on the command line beats
 * its variable; clients of both are registered. Without any client there is one to try, and the output has its curl line.
 */
public final class SimulatedScalekitServer {
    private static final String VARIABLE_PREFIX = "SIMULATED_SCALEKIT_";
    /** What scripts use for a wrong command line. */
    private static final int USAGE_ERROR = 2;

    private SimulatedScalekitServer() {}

    /**
     * Starts the environment, prints its addresses and a first client, and waits. With {@code --help} prints the options
     * instead. An option that it does not know or cannot read ends the process with status 2 and one line on standard error.
     *
     * @param arguments the options
     * @throws InterruptedException if the main thread is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (asksForHelp(arguments)) {
            System.out.print(ServerText.HELP);
            return;
        }
        SimulatedScalekit scalekit;
        try {
            scalekit = start(arguments, System.getenv(), System.out);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE_ERROR);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(scalekit::close, "simulated-scalekit-shutdown"));
        new CountDownLatch(1).await();
    }

    static boolean asksForHelp(String[] arguments) {
        return Stream.of(arguments).anyMatch(argument -> argument.equals("--help") || argument.equals("-h"));
    }

    static SimulatedScalekit start(String[] arguments, Map<String, String> variables, PrintStream out) {
        SimulatedScalekitBuilder builder = SimulatedScalekit.builder().controlPort(0);
        for (String option :
                new String[] {"port", "control-port", "issuer", "environment-issues-for-resources", "token-lifetime"}) {
            String value = variables.get(
                    VARIABLE_PREFIX + option.toUpperCase(Locale.ROOT).replace('-', '_'));
            if (value != null && !value.isBlank()) {
                apply(builder, option, value);
            }
        }
        for (String option : new String[] {"client", "application", "resource"}) {
            String name = VARIABLE_PREFIX + option.toUpperCase(Locale.ROOT) + "S";
            for (String value : variables.getOrDefault(name, "").strip().split("\\s+", -1)) {
                if (!value.isEmpty()) {
                    apply(builder, option, value);
                }
            }
        }
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            boolean valueFollows = equals < 0 && i + 1 < arguments.length && !arguments[i + 1].startsWith("--");
            if (!argument.startsWith("--") || (equals < 0 && !valueFollows)) {
                throw new IllegalArgumentException(
                        argument + " is not an option. Write --name=value; --help lists the options.");
            }
            if (valueFollows) {
                apply(builder, argument.substring(2), arguments[++i]);
            } else {
                apply(builder, argument.substring(2, equals), argument.substring(equals + 1));
            }
        }
        if (builder.clients.isEmpty()) {
            builder.client(ServerText.FIRST_CLIENT);
        }
        SimulatedScalekit scalekit = builder.start();
        out.print(ServerText.ready(scalekit, builder.clients));
        out.flush();
        return scalekit;
    }

    private static void apply(SimulatedScalekitBuilder builder, String option, String value) {
        switch (option) {
            case "port" -> builder.port(port(option, value));
            case "control-port" -> builder.controlPort(port(option, value));
            case "issuer" -> builder.issuer(value);
            case "token-lifetime" -> builder.tokenLifetime(ControlParameters.duration(option, value));
            case "application" -> builder.application(new ControlParameters(FormParameters.parse(value)).application());
            case "resource" -> builder.resource(new ControlParameters(FormParameters.parse(value)).resource());
            case "environment-issues-for-resources" -> builder.environmentIssuesForResources(truth(option, value));
            case "client" -> builder.client(new ControlParameters(FormParameters.parse(value)).client());
            default ->
                throw new IllegalArgumentException("There is no option --" + option
                        + ". Use --port, --control-port, --issuer, --environment-issues-for-resources,"
                        + " --token-lifetime, --client, --application, --resource or --help.");
        }
    }

    private static boolean truth(String option, String value) {
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new IllegalArgumentException("--" + option + " is true or false.");
    }

    private static int port(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + option + " needs a port number. Write --" + option + "=8180.", e);
        }
    }
}
