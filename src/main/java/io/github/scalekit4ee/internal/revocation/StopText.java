package io.github.scalekit4ee.internal.revocation;

import io.github.scalekit4ee.Revocation.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a revocation is written in the shared map: {@code session:ses_1} is {@code 1 * 1795478400000}. */
final class StopText {

    private static final String FORM = "1";

    private StopText() {}

    static String key(Stop stop) {
        return stop.kind().name().toLowerCase(Locale.ROOT) + ':' + stop.value();
    }

    static String value(Stop stop) {
        return FORM
                + ' '
                + (stop.issuedBefore() == Stop.ALL ? "*" : Long.toString(stop.issuedBefore()))
                + ' '
                + stop.until();
    }

    /** Null for what this version does not understand. */
    static @Nullable Stop read(String key, String value) {
        int colon = key.indexOf(':');
        String[] parts = value.split(" ", -1);
        if (colon < 0 || parts.length != 3 || !parts[0].equals(FORM)) {
            return null;
        }
        try {
            Kind kind = Kind.valueOf(key.substring(0, colon).toUpperCase(Locale.ROOT));
            long before = parts[1].equals("*") ? Stop.ALL : Long.parseLong(parts[1]);
            return new Stop(kind, key.substring(colon + 1), before, Long.parseLong(parts[2]));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
