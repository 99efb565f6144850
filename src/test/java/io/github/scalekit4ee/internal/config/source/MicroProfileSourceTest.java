package io.github.scalekit4ee.internal.config.source;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The contract against a provider that others maintain. */
class MicroProfileSourceTest extends ConfigurationSourceContract {

    @Override
    @SafeVarargs
    final ConfigurationSource source(
            Map<String, String> system, Map<String, String> environment, Map<String, String>... files) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(system, "system", 400))
                .withSources(new EnvConfigSource(environment, 300));
        for (Map<String, String> file : files) {
            int ordinal = Integer.parseInt(file.getOrDefault("config_ordinal", "100"));
            builder.withSources(new PropertiesConfigSource(file, "file", ordinal));
        }
        return new MicroProfileSource(builder.build());
    }
}
