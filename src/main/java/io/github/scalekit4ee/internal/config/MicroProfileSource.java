package io.github.scalekit4ee.internal.config;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** The server's MicroProfile Config. The one class that links to its API, so loading it fails where there is none. */
final class MicroProfileSource implements ConfigurationSource {

    private final Config config;

    MicroProfileSource(Config config) {
        this.config = config;
    }

    /**
     * @throws NoClassDefFoundError when the API is absent
     * @throws IllegalStateException when the API has no provider behind it, as on GlassFish 7
     */
    static ConfigurationSource of(ClassLoader application) {
        return new MicroProfileSource(ConfigProvider.getConfig(application));
    }

    @Override
    public @Nullable String value(String key) {
        Optional<String> value;
        boolean unresolved;
        try {
            value = config.getOptionalValue(key, String.class);
            unresolved = value.isEmpty() && hasUnresolvedExpression(key);
        } catch (NoSuchElementException | IllegalArgumentException e) {
            // A text needs no conversion, so it is the expression that fails; providers differ in how they say so.
            throw ConfigurationSources.unresolvedExpression(key);
        }
        if (unresolved) {
            throw ConfigurationSources.unresolvedExpression(key);
        }
        return value.orElse(null);
    }

    /**
     * An Optional is empty both where nothing is set and where an expression cannot be resolved (MicroProfile Config 3.0,
     * "Property Expressions"). The latter must not pass for the former: an allow-list would be gone.
     */
    private boolean hasUnresolvedExpression(String key) {
        ConfigValue found = config.getConfigValue(key);
        String raw = found.getRawValue();
        return raw != null && !raw.isEmpty() && found.getValue() == null;
    }

    @Override
    public Iterable<String> names() {
        return config.getPropertyNames();
    }
}
