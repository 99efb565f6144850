package io.github.scalekit4ee.internal.config.source;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Logger;

/** Finds where this application's configuration values come from. */
public final class ConfigurationSources {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.config");

    private static final int SYSTEM_PROPERTIES = 400;
    private static final int ENVIRONMENT = 300;

    private ConfigurationSources() {}

    /**
     * MicroProfile Config where the server has it; otherwise the same names in the same order of precedence. Either way with
     * this application's own files, for not every MicroProfile Config reads them all: some leave out the one at the WAR's root,
     * and Payara has one configuration for all of an EAR, with no file of its WARs.
     *
     * @throws ConfigurationException when a configuration file cannot be read
     */
    public static ConfigurationSource ofThisApplication() {
        return of(applicationLoader(), ConfigurationSources.class.getClassLoader());
    }

    /**
     * @param own this jar's: from the lib of an EAR it sees no file of a WAR, whichever of them the thread belongs to at the time
     */
    static ConfigurationSource of(ClassLoader application, ClassLoader own) {
        Collection<URL> warRoot = WarRoot.files(application);
        try {
            return MicroProfileSource.of(application, PropertyFiles.read(own, warRoot));
        } catch (NoClassDefFoundError | IllegalStateException e) {
            LOG.config(() -> "There is no MicroProfile Config (" + e
                    + "): the configuration is read from system properties, environment variables and "
                    + PropertyFiles.NAME + ".");
            return withoutMicroProfile(application, warRoot);
        }
    }

    /**
     * As a rule the thread's; it is the WAR's also where the jar is a shared library. While an EAR starts it may be the EAR's,
     * or that of a WAR beside this one: neither knows this jar in this WAR, whose own loader it is then.
     */
    private static ClassLoader applicationLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null && ThisJar.isSeenBy(context) ? context : ConfigurationSources.class.getClassLoader();
    }

    static ConfigurationSource withoutMicroProfile(ClassLoader application, Collection<URL> furtherFiles) {
        List<Layer> layers = new ArrayList<>();
        layers.add(Layer.ofProperties(System.getProperties(), SYSTEM_PROPERTIES));
        layers.add(Layer.ofEnvironment(System.getenv(), ENVIRONMENT));
        layers.addAll(PropertyFiles.read(application, furtherFiles));
        return new FallbackSource(layers);
    }

    static ConfigurationException unresolvedExpression(String key) {
        return new ConfigurationException(List.of(ConfigurationException.problem(
                EnvironmentNames.label(key),
                "an expression in its value names a key that has none",
                "Give that key a value, or the expression a default, as in ${name:default}")));
    }
}
