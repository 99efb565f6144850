package io.github.scalekit4ee.internal.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was typed.
 *
 * @param command doctor, verify, token or help
 * @param json whether a program reads the answer
 * @param war the application whose configuration file counts; null: the environment and system properties alone do
 * @param client the client of {@code token}; empty for the unnamed one
 */
record CommandLine(String command, boolean json, @Nullable Path war, String client) {

    static final String HELP =
            """
            java -jar scalekit4ee.jar doctor   Checks configuration, issuer, clock, keys and clients, as the application has them.
            java -jar scalekit4ee.jar verify   Reads a token from standard input and shows what it says and what each check says to it.
            java -jar scalekit4ee.jar token    Gets a token with the configured client and prints it: TOKEN=$(java -jar scalekit4ee.jar token)

            --war=FILE      the application, a WAR or its folder, whose META-INF/microprofile-config.properties is read too
            --client=NAME   for token: the client scalekit.clients.NAME.…
            --json          for a program

            The configuration is that of environment variables (SCALEKIT_ENVIRONMENT_URL) and system properties
            (java -Dscalekit.environment-url=… -jar …). Status: 0 well; 1 a check failed, or the token is refused; 2 nothing can be said.
            """;

    static CommandLine parse(String[] arguments) {
        String command = "";
        boolean json = false;
        Path war = null;
        String client = "";
        for (String argument : arguments) {
            if (argument.equals("--json")) {
                json = true;
            } else if (argument.startsWith("--war=")) {
                war = Path.of(argument.substring("--war=".length()));
            } else if (argument.startsWith("--client=")) {
                client = argument.substring("--client=".length());
            } else if (command.isEmpty()) {
                command = command(argument);
            } else {
                // Perhaps a token: other users of the machine see command lines, and this message would be the next
                // copy.
                throw new IllegalArgumentException(
                        "There is an argument too many. A token is read from standard input, never from the command line.");
            }
        }
        if (command.isEmpty()) {
            throw new IllegalArgumentException("Name a command: doctor, verify or token.");
        }
        if (!client.isEmpty() && !command.equals("token")) {
            throw new IllegalArgumentException("--client is for token.");
        }
        return new CommandLine(command, json, war, client);
    }

    private static String command(String argument) {
        return switch (argument) {
            case "doctor", "verify", "token" -> argument;
            case "help", "--help", "-h" -> "help";
            default ->
                throw new IllegalArgumentException("There is no such command or option. Use doctor, verify or token.");
        };
    }
}
