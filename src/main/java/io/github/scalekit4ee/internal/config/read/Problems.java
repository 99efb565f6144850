package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that a deployment tells every problem at once: one for each key, the first that is found. */
final class Problems {

    private final Map<String, String> problems = new LinkedHashMap<>();

    /**
     * @param label what the key is called
     * @param wrong what is wrong, as the rest of a sentence; without a full stop
     * @param fix what to do, as a sentence without its full stop
     */
    void add(String label, String wrong, String fix) {
        problems.putIfAbsent(label, ConfigurationException.problem(label, wrong, fix));
    }

    /** Takes over what another reading found wrong with the key. */
    void add(String label, ConfigurationException found) {
        problems.putIfAbsent(label, String.join(System.lineSeparator(), found.problems()));
    }

    /** @throws ConfigurationException when there is a problem */
    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(List.copyOf(problems.values()));
        }
    }

    /**
     * What was read, if nothing is wrong with it. A reading that gives null has told why.
     *
     * @throws ConfigurationException when there is a problem
     */
    <T> T require(@Nullable T read) {
        throwIfAny();
        if (read == null) {
            throw new IllegalStateException("a reading gave nothing and named no problem");
        }
        return read;
    }
}
