package io.github.scalekit4ee.internal.config;

import java.util.List;

/** One or more configuration values that cannot be used; each problem names its key, what is wrong and the fix. */
public final class ConfigurationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public ConfigurationException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * One problem in the form that all have.
     *
     * @param label what the key is called
     * @param wrong what is wrong, as the rest of a sentence; without a full stop
     * @param fix what to do, as a sentence without its full stop
     */
    public static String problem(String label, String wrong, String fix) {
        return label + ": " + wrong + ". " + fix + ".";
    }

    public List<String> problems() {
        return problems;
    }
}
