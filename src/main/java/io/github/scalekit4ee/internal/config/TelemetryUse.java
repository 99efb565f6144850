package io.github.scalekit4ee.internal.config;

/** Whether metrics and spans go to the server ({@code scalekit.telemetry.enabled}). */
public enum TelemetryUse {
    /** The key is false. */
    NONE,
    /** The key is not set: only to an OpenTelemetry that the operator has switched on, so that nothing is on by itself. */
    WHERE_SWITCHED_ON,
    /** The key is true: else to MicroProfile Metrics, which a server may have without being asked for it. */
    WHEREVER_POSSIBLE
}
