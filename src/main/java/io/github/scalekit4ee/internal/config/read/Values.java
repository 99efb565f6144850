package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.internal.config.source.SafeText;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads single values of one application or client, and notes what is wrong with them. */
final class Values {

    private final ConfigurationSource source;
    private final Naming naming;
    private final Problems problems;

    Values(ConfigurationSource source, Naming naming, Problems problems) {
        this.source = source;
        this.naming = naming;
        this.problems = problems;
    }

    /** How a text becomes a value. */
    interface Parser<T> {
        T parse(String text) throws MalformedValueException;
    }

    /** Those of a named environment, beside these. */
    Values ofEnvironment(String name) {
        return new Values(source, naming.ofEnvironment(name), problems);
    }

    /** The named environments of which there is a value. */
    Collection<String> environments() {
        return NamedKeys.ENVIRONMENTS.names(source.names());
    }

    /** The same values, but with problems of their own: for a reading that happens later. */
    Values with(Problems others) {
        return new Values(source, naming, others);
    }

    /** Without white space around it; null when the key is not set or its value is blank. */
    @Nullable
    String text(ScalekitKey key) {
        if (!naming.has(key)) {
            return null;
        }
        try {
            String value = source.value(naming.key(key));
            return value == null || value.isBlank() ? null : value.strip();
        } catch (ConfigurationException e) {
            problems.add(naming.label(key), e);
            return null;
        }
    }

    boolean isSet(ScalekitKey key) {
        return text(key) != null;
    }

    String label(ScalekitKey key) {
        return naming.label(key);
    }

    /** How to give the key a value, in the middle of a sentence. */
    String instruction(ScalekitKey key, String value) {
        return naming.instruction(key, value);
    }

    boolean has(ScalekitKey key) {
        return naming.has(key);
    }

    /** @param label what a key is called */
    void problem(String label, String wrong, String fix) {
        problems.add(label, wrong, fix);
    }

    void problem(ScalekitKey key, String wrong, String fix) {
        problems.add(naming.label(key), wrong, fix);
    }

    /** Empty when the key is not set, or is malformed, which is noted. */
    <T> Optional<T> parsed(ScalekitKey key, Parser<T> parser) {
        String text = text(key);
        if (text == null) {
            return Optional.empty();
        }
        try {
            PastedText.check(key, naming.key(key), text);
            return Optional.of(parser.parse(text));
        } catch (MalformedValueException e) {
            problem(key, e.wrong(), e.fix());
            return Optional.empty();
        }
    }

    /** The values of a comma-separated list, each as the parser has it, without the malformed ones. */
    Set<String> list(ScalekitKey key, Parser<String> parser) {
        return parsed(key, text -> {
                    List<String> entries = CommaSeparated.split(text);
                    if (entries.isEmpty()) {
                        throw new MalformedValueException(
                                "the list has commas and no value", "Give a value, or remove it");
                    }
                    Set<String> values = new LinkedHashSet<>();
                    for (String entry : entries) {
                        PastedText.check(key, naming.key(key), entry);
                        values.add(parser.parse(entry));
                    }
                    return values;
                })
                .orElse(Set.of());
    }

    boolean flag(ScalekitKey key, boolean otherwise) {
        return parsed(key, Values::flag).orElse(otherwise);
    }

    Duration duration(ScalekitKey key, DurationRange range, Duration otherwise) {
        return parsed(key, range::iso).orElse(otherwise);
    }

    int count(ScalekitKey key, int largest, int otherwise) {
        return parsed(key, text -> count(text, largest)).orElse(otherwise);
    }

    /** An entry of a list that is compared as a whole. White space inside tells of another separator. */
    static String entry(String text) throws MalformedValueException {
        return oneWord(text, "Separate values with commas");
    }

    /** @param fix what to do about white space */
    static String oneWord(String text, String fix) throws MalformedValueException {
        if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new MalformedValueException(SafeText.value(text) + " holds white space or a control character", fix);
        }
        return text;
    }

    private static boolean flag(String text) throws MalformedValueException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new MalformedValueException(
                        SafeText.value(text) + " is neither true nor false", "Write true or false");
        };
    }

    private static int count(String text, int largest) throws MalformedValueException {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > largest) {
            throw new MalformedValueException(
                    SafeText.value(text) + " is not a whole number in range", "Use 0 to " + largest);
        }
        return Integer.parseInt(text);
    }
}
