package io.github.scalekit4ee.internal.config.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** The server's MicroProfile Config. The one class that links to its API, so loading it fails where there is none. */
final class MicroProfileSource implements ConfigurationSource {

    private final Config config;
    private final List<Layer> files;
    private final Expressions expressions = new Expressions(this::value);

    MicroProfileSource(Config config) {
        this(config, List.of());
    }

    private MicroProfileSource(Config config, List<Layer> files) {
        this.config = config;
        this.files = Layer.greatestFirst(files);
    }

    /**
     * @param files what stands in the application's own files; the server's own value wins where both have the same ordinal, so
     *     that it makes no difference whether the server has read a file as well
     * @throws NoClassDefFoundError when the API is absent
     * @throws IllegalStateException when the API has no provider behind it, as on GlassFish 7
     */
    static ConfigurationSource of(ClassLoader application, List<Layer> files) {
        return new MicroProfileSource(ConfigProvider.getConfig(application), files);
    }

    @Override
    public @Nullable String value(String key) {
        String inFile = inFiles(key);
        if (inFile != null) {
            String value = expressions.expand(inFile).orElseThrow(() -> ConfigurationSources.unresolvedExpression(key));
            return value.isEmpty() ? null : value;
        }
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

    /** A file's value as it is written, where it wins over the server's; null where it does not. */
    private @Nullable String inFiles(String key) {
        for (Layer layer : files) {
            String value = layer.lookup().apply(key);
            if (value != null) {
                ConfigValue known = config.getConfigValue(key);
                return known.getRawValue() == null || known.getSourceOrdinal() < layer.ordinal() ? value : null;
            }
        }
        return null;
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
    public @Nullable String place(String key) {
        try {
            if (inFiles(key) != null) {
                return PropertyFiles.NAME;
            }
            ConfigValue known = config.getConfigValue(key);
            if (known.getRawValue() == null) {
                return null;
            }
            String place = ValuePlaces.of(files).of(key, known.getRawValue());
            return place != null
                    ? place
                    : "MicroProfile Config, " + SafeText.name(String.valueOf(known.getSourceName()));
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return null; // an expression of a value that nobody has asked for
        }
    }

    @Override
    public Iterable<String> names() {
        Set<String> names = new LinkedHashSet<>();
        config.getPropertyNames().forEach(names::add);
        files.forEach(layer -> names.addAll(layer.names().get()));
        return names;
    }
}
