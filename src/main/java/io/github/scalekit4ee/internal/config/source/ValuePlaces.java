package io.github.scalekit4ee.internal.config.source;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Says in people's words where a value comes from. By comparing it with what stands in each place, for providers of MicroProfile Config
 * name their sources as they like.
 *
 * @param properties of the system
 * @param environment of the process
 * @param files the application's own
 */
record ValuePlaces(Properties properties, Map<String, String> environment, List<Layer> files) {

    static ValuePlaces of(List<Layer> files) {
        return new ValuePlaces(System.getProperties(), System.getenv(), files);
    }

    /**
     * @param raw as it is written there, before expressions are replaced
     * @return null for a place that is not one of these
     */
    @Nullable
    String of(String key, String raw) {
        if (raw.equals(properties.getProperty(key))) {
            return "system property";
        }
        for (String name : EnvironmentNames.all(key)) {
            if (raw.equals(environment.get(name))) {
                return "environment variable";
            }
        }
        boolean inFile =
                files.stream().anyMatch(file -> raw.equals(file.lookup().apply(key)));
        return inFile ? PropertyFiles.NAME : null;
    }
}
