package io.github.scalekit4ee.internal.cli;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Where answers go: in colours for people, plain in a pipe, and with nothing of a token that a terminal would obey. */
final class Terminal {

    private static final String ESCAPE = "\u001b[";

    private final PrintStream out;
    private final boolean marks;
    private final boolean coloured;

    Terminal(PrintStream out, Charset charset, boolean coloured) {
        this.out = out;
        this.marks = charset.newEncoder().canEncode("✓✗");
        this.coloured = coloured;
    }

    /** A container has no locale as a rule, and its output goes where UTF-8 is read; only Windows still has consoles of its own. */
    static Charset charset() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? Charset.defaultCharset() : StandardCharsets.UTF_8;
    }

    /** Output and input are a terminal's, and nobody has said that colours are not wanted (https://no-color.org). */
    @SuppressWarnings("SystemConsoleNull") // isTerminal knows
    static boolean isColoured(Map<String, String> environment) {
        Console console = System.console();
        return console != null
                && isTerminal(console)
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** From Java 22 on there is a console in a pipe, too, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    void print(String text) {
        out.print(text);
    }

    void title(String text) {
        out.println(coloured ? ESCAPE + "1m" + text + ESCAPE + "0m" : text);
    }

    void line(Line line) {
        String sign = marks ? line.mark().sign() : line.mark().plain();
        String shown = coloured ? ESCAPE + line.mark().colour() + "m" + sign + ESCAPE + "0m" : sign;
        out.println("  " + shown + " " + visible(line.text()));
        if (!line.fix().isEmpty()) {
            out.println("    " + " ".repeat(sign.length() - 1) + visible(line.fix()));
        }
    }

    void pair(String name, String value) {
        out.println("  " + visible(name) + "  " + visible(value));
    }

    /** Control characters and those that change the order of letters are written as Java writes them. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                visible.append(String.format("\\u%04x", c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }
}
