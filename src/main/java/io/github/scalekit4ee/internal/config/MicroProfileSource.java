package io.github.scalekit4ee.internal.config;

import java.util.NoSuchElementException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The server's MicroProfile Config. Loading this class fails where there is none. */
final class MicroProfileSource implements ConfigurationSource {

    private final Config config;

    private MicroProfileSource(Config config) {
        this.config = config;
    }

    /** @throws IllegalStateException when the API has no provider behind it */
    static ConfigurationSource of(ClassLoader application) {
        return new MicroProfileSource(ConfigProvider.getConfig(application));
    }

    @Override
    public @Nullable String value(String key) {
        try {
            return config.getOptionalValue(key, String.class).orElse(null);
        } catch (NoSuchElementException e) {
            return null; // an expression in the value names nothing
        }
    }

    @Override
    public Iterable<String> names() {
        return config.getPropertyNames();
    }
}
