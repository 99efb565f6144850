package io.github.scalekit4ee.internal.config;

import io.github.scalekit4ee.internal.http.HttpUris;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values and collects what is wrong with them, so that a deployment tells every problem at once. A value is shown in a
 * message only if its key cannot hold a secret.
 */
final class Values {

    private static final int LONGEST_SHOWN = 80;

    private final ConfigurationSource source;
    private final Naming naming;
    private final List<String> problems;

    Values(ConfigurationSource source, Naming naming, List<String> problems) {
        this.source = source;
        this.naming = naming;
        this.problems = problems;
    }

    Naming naming() {
        return naming;
    }

    /** Without white space around it; null when it is not set or blank. */
    @Nullable
    String text(ScalekitKey key) {
        String value = source.value(naming.key(key));
        return value == null || value.isBlank() ? null : value.strip();
    }

    boolean isSet(ScalekitKey key) {
        return text(key) != null;
    }

    void problem(ScalekitKey key, String whatAndFix) {
        problems.add(naming.label(key) + ": " + whatAndFix);
    }

    Set<String> list(ScalekitKey key) {
        String value = text(key);
        return value == null ? Set.of() : new LinkedHashSet<>(Lists.split(value));
    }

    boolean flag(ScalekitKey key, boolean fallback) {
        String value = text(key);
        if (value == null) {
            return fallback;
        }
        if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return value.equalsIgnoreCase("true");
        }
        problem(key, shown(value) + " is neither true nor false. Write one of the two.");
        return fallback;
    }

    int count(ScalekitKey key, int fallback, int largest) {
        String value = text(key);
        if (value == null) {
            return fallback;
        }
        if (value.matches("\\d{1,9}") && Integer.parseInt(value) <= largest) {
            return Integer.parseInt(value);
        }
        problem(key, shown(value) + " is not a whole number from 0 to " + largest + ". Write one.");
        return fallback;
    }

    Duration duration(ScalekitKey key, Duration fallback, Duration smallest, Duration largest) {
        String value = text(key);
        if (value == null) {
            return fallback;
        }
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(smallest) >= 0 && duration.compareTo(largest) <= 0) {
                return duration;
            }
            problem(key, shown(value) + " is not within " + smallest + " and " + largest + ". Write a value within.");
        } catch (DateTimeException e) {
            problem(key, shown(value) + " is not an ISO 8601 duration. Write it like PT30S or PT5M.");
        }
        return fallback;
    }

    /** MicroProfile JWT's own durations are whole seconds. */
    @Nullable
    Duration seconds(ScalekitKey key, Duration largest) {
        String value = text(key);
        if (value == null) {
            return null;
        }
        if (value.matches("\\d{1,9}") && Long.parseLong(value) <= largest.toSeconds()) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        problem(key, shown(value) + " is not a number of seconds from 0 to " + largest.toSeconds() + ". Write one.");
        return null;
    }

    /** A secure base URL without query; one slash at its end is taken off, since issuers are compared as strings. */
    @Nullable
    URI baseUrl(ScalekitKey key) {
        String value = text(key);
        if (value == null) {
            return null;
        }
        try {
            URI uri = HttpUris.requireSecure(
                    URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value), "The URL");
            if (uri.getRawQuery() != null || !uri.getRawPath().isEmpty()) {
                problem(
                        key,
                        shown(value)
                                + " has a path or a query. Write the environment only, like https://acme.scalekit.dev.");
                return null;
            }
            return uri;
        } catch (IllegalArgumentException e) {
            String reason = e.getMessage() != null && e.getMessage().startsWith("The URL")
                    ? e.getMessage()
                    : "The value is not a URL. Write it like https://acme.scalekit.dev.";
            problem(key, shown(value) + ": " + reason);
            return null;
        }
    }

    static String shown(String value) {
        String safe = value.replaceAll("[^\\x20-\\x7E]", "?");
        return '"' + (safe.length() > LONGEST_SHOWN ? safe.substring(0, LONGEST_SHOWN) + "…" : safe) + '"';
    }

    static List<String> newProblems() {
        return new ArrayList<>();
    }
}
