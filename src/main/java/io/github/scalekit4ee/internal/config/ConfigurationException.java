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

    public List<String> problems() {
        return problems;
    }
}
