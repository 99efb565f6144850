package io.github.scalekit4ee.internal.config;

/** Finds where this application's configuration values come from. */
public final class ConfigurationSources {

    private ConfigurationSources() {}

    /** MicroProfile Config where the server has it; otherwise the same names in the same order of precedence. */
    public static ConfigurationSource ofThisApplication() {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        try {
            return MicroProfileSource.of(application);
        } catch (LinkageError | IllegalStateException e) {
            // No API at all; or the API without a provider, as on GlassFish 7.
            return PlainSource.of(application);
        }
    }
}
