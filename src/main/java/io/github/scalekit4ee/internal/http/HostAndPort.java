package io.github.scalekit4ee.internal.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host with or without a port, as somebody writes it into a list (RFC 3986 sections 3.2.2 and 3.2.3): a name of letters, digits and
 * hyphens, or an address. A name with an underscore is none: {@link java.net.URI} reads no host in such a URL.
 */
public final class HostAndPort {

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");

    private HostAndPort() {}

    /** {@return the text in lower case, as hosts are compared; empty where it is no host} */
    public static Optional<String> parse(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        Matcher matcher = FORM.matcher(host);
        return matcher.matches() && isPort(matcher.group(1)) ? Optional.of(host) : Optional.empty();
    }

    private static boolean isPort(@Nullable String digits) {
        return digits == null || HttpUris.isPort(Integer.parseInt(digits));
    }
}
