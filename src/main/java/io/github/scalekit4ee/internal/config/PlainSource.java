package io.github.scalekit4ee.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * System properties, environment variables and {@code META-INF/microprofile-config.properties}, by the names and in the order of
 * MicroProfile Config 3.0 (ordinals 400, 300, 100).
 */
final class PlainSource implements ConfigurationSource {

    private static final String FILE = "META-INF/microprofile-config.properties";

    private final Map<String, String> environment;
    private final Map<String, String> files;

    private PlainSource(Map<String, String> environment, Map<String, String> files) {
        this.environment = environment;
        this.files = files;
    }

    /** @throws ConfigurationException when a file is there and cannot be read */
    static ConfigurationSource of(ClassLoader application) {
        return new PlainSource(System.getenv(), files(application));
    }

    @Override
    public @Nullable String value(String key) {
        String property = System.getProperty(key);
        if (property != null) {
            return property;
        }
        for (String name : List.of(key, EnvironmentNames.underscored(key), EnvironmentNames.of(key))) {
            String variable = environment.get(name);
            if (variable != null) {
                return variable;
            }
        }
        return files.get(key);
    }

    @Override
    public Iterable<String> names() {
        Set<String> names = new LinkedHashSet<>(System.getProperties().stringPropertyNames());
        names.addAll(environment.keySet());
        names.addAll(files.keySet());
        return names;
    }

    private static Map<String, String> files(ClassLoader application) {
        Map<String, String> values = new HashMap<>();
        try {
            for (URL url : Collections.list(application.getResources(FILE))) {
                Properties properties = new Properties();
                try (InputStream stream = url.openStream()) {
                    properties.load(stream);
                }
                properties
                        .stringPropertyNames()
                        .forEach(name -> values.putIfAbsent(name, properties.getProperty(name)));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    List.of(FILE + ": it cannot be read (" + e.getMessage() + "). Mend the file."));
        }
        return values;
    }
}
