package io.github.scalekit4ee.internal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;

/** Reads the command line and runs the command. */
public final class Main {

    static final int WELL = 0;
    /** A check failed, a token was refused, or none was given. */
    static final int FAILED = 1;
    /** Nothing can be said: the command line or the configuration is wrong, or the keys are out of reach. */
    static final int UNDECIDED = 2;

    private Main() {}

    /** Ends the JVM with the status of the command. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Charset charset = Terminal.charset();
        PrintStream out = new PrintStream(System.out, true, charset);
        PrintStream err = new PrintStream(System.err, true, charset);
        int status = run(arguments, System.in, new Terminal(out, charset, Terminal.isColoured(environment)), err);
        out.flush();
        System.exit(status);
    }

    static int run(String[] arguments, InputStream in, Terminal out, PrintStream err) {
        CommandLine line;
        try {
            line = CommandLine.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + " --help lists the commands.");
            return UNDECIDED;
        }
        if (line.command().equals("help")) {
            out.print(CommandLine.HELP);
            return WELL;
        }
        try (Settings settings = Settings.read(line.war())) {
            return switch (line.command()) {
                case "doctor" -> new Doctor(settings).run(line.json(), out);
                case "verify" -> new Verify(settings).run(in, line.json(), out, err);
                default -> new TokenCommand(settings).run(line.client(), line.json(), out, err);
            };
        } catch (IOException e) {
            err.println(e.getMessage());
            return UNDECIDED;
        }
    }
}
