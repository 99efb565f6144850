package io.github.scalekit4ee.internal.cluster;

/** Which part of the configuration names a cache, for messages. */
public enum CacheSetting {
    REVOCATIONS("scalekit.revocations.cache", "SCALEKIT_REVOCATIONS_CACHE"),
    CLIENT_TOKENS("scalekit.client.shared-cache", "SCALEKIT_CLIENT_SHARED_CACHE");

    private final String key;
    private final String environmentVariable;

    CacheSetting(String key, String environmentVariable) {
        this.key = key;
        this.environmentVariable = environmentVariable;
    }

    public String key() {
        return key;
    }

    /** One sentence or more that begin with the setting. */
    public String problem(String text) {
        return key + " (" + environmentVariable + "): " + text;
    }
}
