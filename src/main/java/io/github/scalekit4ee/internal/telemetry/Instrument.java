package io.github.scalekit4ee.internal.telemetry;

/** The metrics there are, named as OpenTelemetry has it; docs/metrics.md says more of each. */
enum Instrument {
    VERIFICATIONS("scalekit.token.verifications", "{verification}", "Access tokens that were looked at"),
    DENIALS("scalekit.access.denials", "{denial}", "Known callers who lacked a scope or role"),
    KEYS_USABLE("scalekit.keys.usable", "{key}", "Keys that verify tokens"),
    KEYS_AGE("scalekit.keys.age", "s", "Time since the keys were fetched"),
    KEYS_REMAINING("scalekit.keys.remaining", "s", "Time for which the keys still serve if no further fetch succeeds"),
    REVOCATIONS_KNOWN("scalekit.revocations.known", "{revocation}", "Revocations that hold on this node"),
    KEYS_FETCH_DURATION("scalekit.keys.fetch.duration", "s", "Fetches of the keys"),
    TOKEN_REQUEST_DURATION(
            "scalekit.client.token.request.duration", "s", "Requests for a client's token, with all attempts"),
    TOKEN_REMAINING("scalekit.client.token.remaining", "s", "Time for which the client's token is still handed out");

    static final String OUTCOME = "scalekit.outcome";
    static final String CACHED = "scalekit.cached";
    static final String ERROR = "error.type";
    static final String RESOURCE = "scalekit.resource";
    static final String REQUIREMENT = "scalekit.requirement";
    static final String CLIENT = "scalekit.client";
    static final String ENVIRONMENT = "scalekit.environment";

    private final String id;
    private final String unit;
    private final String description;

    Instrument(String id, String unit, String description) {
        this.id = id;
        this.unit = unit;
        this.description = description;
    }

    String id() {
        return id;
    }

    /** By the Unified Code for Units of Measure, as OpenTelemetry wants it. */
    String unit() {
        return unit;
    }

    String description() {
        return description;
    }

    /** The name of a client or an environment for people; the unnamed one has none. */
    static String shown(String name) {
        return name.isEmpty() ? "unnamed" : name;
    }

    static double seconds(java.time.Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
