package io.github.scalekit4ee.internal.cli;

import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks at everything that an application needs in order to verify and to get tokens. */
final class Doctor {

    private final Settings settings;

    Doctor(Settings settings) {
        this.settings = settings;
    }

    int run(boolean json, Terminal out) {
        Map<String, List<Line>> chapters = new LinkedHashMap<>();
        chapters.put("Configuration", configuration());
        ScalekitConfiguration configuration = settings.configuration();
        if (configuration != null && configuration.enabled()) {
            examine(configuration, chapters);
        }
        boolean well =
                chapters.values().stream().flatMap(List::stream).noneMatch(line -> line.mark() == Line.Mark.WRONG);
        if (json) {
            out.print(json(chapters, well));
        } else {
            chapters.forEach((title, lines) -> {
                out.title(title);
                lines.forEach(out::line);
            });
        }
        return well ? Main.WELL : Main.FAILED;
    }

    private void examine(ScalekitConfiguration configuration, Map<String, List<Line>> chapters) {
        VerifierConfiguration verifier = configuration.verifier();
        List<String> before = settings.messages();
        if (verifier == null) {
            chapters.put("Clients", new ClientsCheck(configuration.clients(), null).lines());
            return;
        }
        chapters.put("Issuer", new IssuerCheck(verifier).lines());
        try (Verifier opened = Verifier.open(verifier)) {
            List<Line> keys = new ArrayList<>(opened.keyLines());
            settings.messages().stream()
                    .skip(before.size())
                    .filter(message -> keys.stream().noneMatch(line -> line.mark() == Line.Mark.WRONG))
                    .forEach(message -> keys.add(Line.note("keys", message, "")));
            chapters.put("Keys", keys);
            chapters.put("Clients", new ClientsCheck(configuration.clients(), opened).lines());
        }
    }

    private List<Line> configuration() {
        List<Line> lines = new ArrayList<>();
        settings.keys()
                .forEach(key ->
                        lines.add(Line.well(key.key(), key.key() + " = " + key.shown() + " (" + key.place() + ")")));
        settings.problems().forEach(problem -> lines.add(Line.wrong("configuration", problem, "")));
        settings.messages().forEach(message -> lines.add(Line.note("configuration", message, "")));
        ScalekitConfiguration configuration = settings.configuration();
        if (configuration != null && !configuration.enabled()) {
            lines.add(Line.note(
                    "configuration",
                    "The jar is switched off and accepts no tokens.",
                    "Remove scalekit.enabled=false to switch it on."));
        } else if (configuration != null && configuration.verifier() == null) {
            lines.add(Line.note(
                    "configuration",
                    "Incoming requests are not authenticated (scalekit.verifier.enabled is false).",
                    ""));
        }
        return lines;
    }

    private static String json(Map<String, List<Line>> chapters, boolean well) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("well", well);
        chapters.forEach((title, lines) -> json.put(
                title.toLowerCase(Locale.ROOT), lines.stream().map(Line::json).toList()));
        return JsonWriter.object(json) + System.lineSeparator();
    }
}
