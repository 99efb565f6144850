package io.github.scalekit4ee.internal.config;

/** Turns values into the configuration, or into one exception that holds every problem. */
public final class ConfigurationReader {

    private ConfigurationReader() {}

    /**
     * Everything an application configured.
     *
     * @throws ConfigurationException with all problems at once
     */
    public static ScalekitConfiguration read(ConfigurationSource source) {
        throw new UnsupportedOperationException();
    }

    /**
     * What a verifier's builder was told.
     *
     * @throws ConfigurationException with all problems at once
     */
    public static VerifierConfiguration verifier(BuilderValues values) {
        throw new UnsupportedOperationException();
    }

    /**
     * What a client's builder was told.
     *
     * @throws ConfigurationException with all problems at once
     */
    public static ClientConfiguration client(BuilderValues values) {
        throw new UnsupportedOperationException();
    }
}
