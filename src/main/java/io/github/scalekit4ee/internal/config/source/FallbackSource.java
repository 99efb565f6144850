package io.github.scalekit4ee.internal.config.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for MicroProfile Config 3.0 on a server without it: layers by ordinal, an empty value hides those below, expressions
 * are expanded. Configuration profiles ({@code %dev.}) are not.
 */
final class FallbackSource implements ConfigurationSource {

    private final List<Layer> layers;
    private final Expressions expressions = new Expressions(this::rawValue);

    FallbackSource(List<Layer> layers) {
        this.layers = Layer.greatestFirst(layers);
    }

    @Override
    public @Nullable String value(String key) {
        String raw = rawValue(key);
        if (raw == null) {
            return null;
        }
        String value = expressions.expand(raw).orElseThrow(() -> ConfigurationSources.unresolvedExpression(key));
        return value.isEmpty() ? null : value;
    }

    @Override
    public @Nullable String place(String key) {
        String raw = rawValue(key);
        return raw == null ? null : ValuePlaces.of(layers).of(key, raw);
    }

    @Override
    public Iterable<String> names() {
        Set<String> names = new LinkedHashSet<>();
        layers.forEach(layer -> names.addAll(layer.names().get()));
        return names;
    }

    private @Nullable String rawValue(String key) {
        for (Layer layer : layers) {
            String value = layer.lookup().apply(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
