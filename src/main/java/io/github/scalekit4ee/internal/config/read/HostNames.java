package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.SafeText;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hosts that may be sent a token, optionally with a port. */
final class HostNames {

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern HOST =
            Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");

    private HostNames() {}

    /** In lower case, as host names are compared (RFC 3986 section 3.2.2). */
    static String parse(String text) throws MalformedValueException {
        String host = text.toLowerCase(Locale.ROOT);
        Matcher matcher = HOST.matcher(host);
        if (!matcher.matches() || !isPort(matcher.group(1))) {
            throw new MalformedValueException(
                    SafeText.url(text) + " is not a host name",
                    "Write it such as api.acme.example or api.acme.example:8443, without scheme, path or wildcard");
        }
        return host;
    }

    private static boolean isPort(@Nullable String digits) {
        return digits == null || (Integer.parseInt(digits) > 0 && Integer.parseInt(digits) <= 65_535);
    }
}
