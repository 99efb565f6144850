package io.github.scalekit4ee.internal.cli;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.json.JsonWriter;
import io.github.scalekit4ee.internal.token.TokenExamination;
import io.github.scalekit4ee.internal.token.TokenExamination.Finding;
import io.github.scalekit4ee.internal.token.TokenExamination.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows what a token says, and what each check says to it. */
final class Verify {

    /** More than the longest token that is looked at, so that its own message is the one that is shown. */
    private static final int LONGEST_INPUT = 128 * 1024;

    private static final Set<String> DATES = Set.of("exp", "iat", "nbf", "auth_time");
    private static final String SCHEME = "Bearer ";

    private final Settings settings;

    Verify(Settings settings) {
        this.settings = settings;
    }

    int run(InputStream in, boolean json, Terminal out, PrintStream err) throws IOException {
        VerifierConfiguration configuration = configuration(err);
        if (configuration == null) {
            return Main.UNDECIDED;
        }
        String token = token(in);
        if (token.isEmpty()) {
            err.println(
                    "There is no token on standard input. Write: echo \"$TOKEN\" | java -jar scalekit4ee.jar verify");
            return Main.UNDECIDED;
        }
        try (Verifier verifier = Verifier.open(configuration)) {
            TokenExamination examination = verifier.examine(token);
            if (json) {
                out.print(json(examination));
            } else {
                show(examination, verifier.whose(examination.environment()), out);
            }
            return switch (examination.result()) {
                case PASSED -> Main.WELL;
                case FAILED -> Main.FAILED;
                case UNDECIDED -> Main.UNDECIDED;
            };
        } catch (ConfigurationException e) {
            err.println(e.getMessage());
            return Main.UNDECIDED;
        }
    }

    private @Nullable VerifierConfiguration configuration(PrintStream err) {
        settings.problems().forEach(err::println);
        ScalekitConfiguration configuration = settings.configuration();
        if (configuration != null && configuration.verifier() == null) {
            err.println(
                    "The configuration has the jar or its verifier switched off, so no token is accepted or refused.");
        }
        return configuration == null ? null : configuration.verifier();
    }

    /** As it comes from a file, a terminal or a header field. */
    private static String token(InputStream in) throws IOException {
        String text = new String(in.readNBytes(LONGEST_INPUT), StandardCharsets.UTF_8).strip();
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? text.substring(SCHEME.length()).strip()
                : text;
    }

    private static void show(TokenExamination examination, String whose, Terminal out) {
        pairs("Header", examination.header(), out);
        pairs("Claims", examination.claims(), out);
        out.title("Checks");
        examination.findings().forEach(finding -> out.line(line(finding)));
        Reason reason = examination.reason();
        out.title(
                switch (examination.result()) {
                    case PASSED -> "Accepted by this configuration" + whose(whose);
                    case FAILED -> "Refused by this configuration" + whose(whose) + ": " + reason;
                    case UNDECIDED -> "Neither accepted nor refused: see the checks";
                });
    }

    private static String whose(String environment) {
        return environment.isEmpty() ? "" : ", as a token" + environment;
    }

    private static void pairs(String title, Map<String, @Nullable Object> members, Terminal out) {
        out.title(title);
        int widest = members.keySet().stream().mapToInt(String::length).max().orElse(0);
        members.forEach((name, value) -> out.pair(name + " ".repeat(widest - name.length()), shown(name, value)));
    }

    private static String shown(String name, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        String written = JsonWriter.value(value);
        if (DATES.contains(name) && value instanceof Number number && Math.abs(number.doubleValue()) < 1e11) {
            Instant date = Instant.ofEpochSecond(number.longValue());
            Duration left = Duration.between(Instant.now(), date);
            return written + "  (" + date + ", "
                    + (left.isNegative() ? left.negated().toSeconds() + " s ago" : "in " + left.toSeconds() + " s")
                    + ")";
        }
        return written;
    }

    private static Line line(Finding finding) {
        String text = finding.check() + ": " + finding.text();
        Reason reason = finding.reason();
        return switch (finding.result()) {
            case PASSED -> Line.well(finding.check(), text);
            case FAILED -> Line.wrong(finding.check(), text, reason == null ? "" : reason + ". " + Fixes.of(reason));
            case UNDECIDED -> Line.note(finding.check(), text, "");
        };
    }

    private static String json(TokenExamination examination) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("accepted", examination.result() == Result.PASSED);
        Reason reason = examination.reason();
        if (reason != null) {
            json.put("reason", reason.name());
        }
        if (examination.environment() != null) {
            json.put("environment", examination.environment());
        }
        json.put("header", examination.header());
        json.put("claims", examination.claims());
        List<Map<String, Object>> checks = examination.findings().stream()
                .map(finding -> line(finding).json())
                .toList();
        json.put("checks", checks);
        return JsonWriter.object(json) + System.lineSeparator();
    }
}
