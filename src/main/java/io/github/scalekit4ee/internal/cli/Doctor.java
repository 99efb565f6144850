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
        if (verifier == null) {
            chapters.put("Clients", new ClientsCheck(configuration.clients(), null).lines());
            return;
        }
        verifier.environments()
                .forEach((name, environment) ->
                        chapters.put(title("Issuer", name), new IssuerCheck(name, environment).lines()));
        int before = settings.messages().size();
        try (Verifier opened = Verifier.open(verifier)) {
            List<Line> keys = new ArrayList<>();
            verifier.environments().forEach((name, environment) -> {
                List<Line> ofEnvironment = opened.keyLines(name, environment);
                chapters.put(title("Keys", name), new ArrayList<>(ofEnvironment));
                keys.addAll(ofEnvironment);
            });
            notes(keys, before).forEach(note -> chapters.computeIfAbsent("Keys", title -> new ArrayList<>())
                    .add(note));
            chapters.put("Clients", new ClientsCheck(configuration.clients(), opened).lines());
        }
    }

    /** What the jar has said while it fetched the keys, where no line says it already. */
    private List<Line> notes(List<Line> keys, int before) {
        return keys.stream().anyMatch(line -> line.mark() == Line.Mark.WRONG)
                ? List.of()
                : settings.messages().stream()
                        .skip(before)
                        .map(message -> Line.note("keys", message, ""))
                        .toList();
    }

    private static String title(String chapter, String environment) {
        return environment.isEmpty() ? chapter : chapter + " of " + environment;
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
        } else if (configuration != null && configuration.logout() != null) {
            lines.add(Line.well(
                    "back-channel logout",
                    "Logout tokens are taken at <the application's URL>"
                            + configuration.logout().path() + ". That URL has to be registered at the issuer."));
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
