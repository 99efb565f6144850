package io.github.scalekit4ee.internal.config.source;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import org.jspecify.annotations.Nullable;

/** Where configuration values come from. */
public interface ConfigurationSource {

    /**
     * The value now; a later call may give another one.
     *
     * @return null when the key is not set or its value is empty
     * @throws ConfigurationException when there is a value that cannot be had, such as an expression that names nothing
     */
    @Nullable
    String value(String key);

    /**
     * Where the value comes from, in words for people; never the value.
     *
     * @return null when the key is not set, or nobody knows
     */
    default @Nullable String place(String key) {
        return null;
    }

    /** Names that have a value: keys, and environment variables under their own names. May be incomplete. */
    Iterable<String> names();
}
