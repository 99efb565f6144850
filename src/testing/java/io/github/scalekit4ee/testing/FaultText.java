package io.github.scalekit4ee.testing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Reads the text form of a fault, which {@link Fault#toString()} writes. */
final class FaultText {
    private FaultText() {}

    static Fault parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String argument = colon < 0 ? "" : text.substring(colon + 1);
        return switch (name) {
            case "none" -> Fault.none();
            case "refuse" -> Fault.refuseConnections();
            case "reset" -> Fault.resetConnection();
            case "hang" -> Fault.hang();
            case "truncated" -> Fault.truncatedBody();
            case "html" -> Fault.html();
            case "null-keys" -> Fault.nullKeys();
            case "empty-keys" -> Fault.emptyKeySet();
            case "endless" -> Fault.endlessBody();
            case "status" -> Fault.status(Integer.parseInt(argument));
            case "too-many-requests" -> tooManyRequests(argument);
            case "drip" -> Fault.slowDrip(millis(argument));
            case "latency" -> Fault.latency(millis(argument));
            case "huge" -> Fault.hugeBody(Long.parseLong(argument));
            case "body" -> Fault.body(argument);
            case "redirect" -> Fault.redirectTo(URI.create(argument));
            case "after" -> after(argument);
            default ->
                throw new IllegalArgumentException(
                        "There is no fault " + name
                                + " in text form. Use none, refuse, reset, hang, truncated, html, null-keys, empty-keys, endless, status:503, "
                                + "too-many-requests:5, drip:100, latency:500, huge:1400000, body:…, redirect:… or after:500:status:503.");
        };
    }

    private static Fault tooManyRequests(String argument) {
        return argument.contains("T")
                ? Fault.tooManyRequests(Instant.parse(argument))
                : Fault.tooManyRequests(Duration.ofSeconds(Long.parseLong(argument)));
    }

    private static Fault after(String argument) {
        int colon = argument.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("after needs milliseconds and a fault, as in after:500:status:503.");
        }
        return parse(argument.substring(colon + 1)).after(millis(argument.substring(0, colon)));
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }
}
