package io.github.scalekit4ee.internal.observe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code traceparent} field (W3C Trace Context section 3.2), which whoever sends it may have made up. */
public final class TraceParent {

    /** The name of the field. */
    public static final String FIELD = "traceparent";

    /** A version above 00 may add members behind these four (section 4.1). */
    private static final Pattern FORM =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private TraceParent() {}

    /**
     * The trace id.
     *
     * @param field null for none
     * @return 32 hexadecimal digits; null where the field is absent or malformed
     */
    public static @Nullable String traceId(@Nullable String field) {
        if (field == null || field.length() > 512) {
            return null;
        }
        Matcher matcher = FORM.matcher(field);
        if (!matcher.matches() || (matcher.group(1).equals("00") && matcher.group(3) != null)) {
            return null;
        }
        return matcher.group(2);
    }
}
