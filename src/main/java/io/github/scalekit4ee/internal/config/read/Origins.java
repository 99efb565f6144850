package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.SafeText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Reads origins (RFC 6454 section 6.2) that browsers name in {@code Origin}. What no browser would ever send is refused, since it would
 * allow nobody.
 */
final class Origins {

    /** Every origin. */
    static final String ANY = "*";

    private static final String EXAMPLE = "Write scheme, host and port only, as in https://app.example.com";

    private Origins() {}

    /** In the spelling of browsers: lower case, and no port where it is the scheme's own. */
    static String parse(String text) throws MalformedValueException {
        if (text.equals(ANY)) {
            return ANY;
        }
        if (text.equalsIgnoreCase("null")) {
            throw new MalformedValueException(
                    "null is the origin of every sandboxed page and of every file, whoever made it",
                    "Name the origins of your own pages");
        }
        if (text.contains(ANY)) {
            throw new MalformedValueException(
                    SafeText.url(text) + " has a wildcard in it", "Name each origin, or write * alone for all of them");
        }
        return serialized(uri(text));
    }

    private static URI uri(String text) throws MalformedValueException {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw noOrigin(text);
        }
        if (uri.getScheme() == null || uri.getHost() == null || uri.getPort() > 65_535 || uri.getPort() == 0) {
            throw noOrigin(text);
        }
        boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (!bare || uri.getRawUserInfo() != null) {
            throw new MalformedValueException(
                    SafeText.url(text) + " has more than an origin has: a path, a slash at its end, a query or a user",
                    EXAMPLE);
        }
        return uri;
    }

    private static String serialized(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean standardPort =
                (scheme.equals("https") && uri.getPort() == 443) || (scheme.equals("http") && uri.getPort() == 80);
        return scheme + "://" + host + (uri.getPort() == -1 || standardPort ? "" : ":" + uri.getPort());
    }

    private static MalformedValueException noOrigin(String text) {
        return new MalformedValueException(SafeText.url(text) + " is not an origin", EXAMPLE);
    }
}
