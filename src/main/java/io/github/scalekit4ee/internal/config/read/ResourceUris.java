package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.SafeText;
import java.net.URI;

/** URLs of a protected resource: its identifier, and where its metadata and its documentation are. */
final class ResourceUris {

    private static final String EXAMPLE = "https://mcp.example.com/mcp";
    private static final String DANGER = "so anybody on the way could read the tokens that it is sent";

    private ResourceUris() {}

    /** A resource identifier (RFC 9728 section 1.2) as it is: clients compare it code point by code point. */
    static URI identifier(String text) throws MalformedValueException {
        return withoutFragment(Uris.secure(text, DANGER, EXAMPLE), text);
    }

    /** Where the metadata is (RFC 9728 section 7.1). */
    static URI metadata(String text) throws MalformedValueException {
        return withoutFragment(
                Uris.secure(
                        text,
                        "so anybody on the way could name another authorization server",
                        "https://mcp.example.com/.well-known/oauth-protected-resource/mcp"),
                text);
    }

    static String documentation(String text) throws MalformedValueException {
        return ascii(
                        Uris.secure(
                                text,
                                "so anybody on the way could put another page in place",
                                "https://docs.example.com/mcp"),
                        text)
                .toString();
    }

    private static URI withoutFragment(URI uri, String text) throws MalformedValueException {
        if (uri.getRawFragment() != null) {
            throw new MalformedValueException(
                    SafeText.url(text) + " has a fragment, which no resource has (RFC 9728 section 1.2)",
                    "Leave out what begins with #");
        }
        return ascii(uri, text);
    }

    /** It stands in a header field, and {@code java.net.URI} takes more than RFC 3986 does. */
    private static URI ascii(URI uri, String text) throws MalformedValueException {
        if (!text.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            throw new MalformedValueException(
                    SafeText.url(text) + " holds a character that is not ASCII",
                    "Write it percent-encoded, and a host name in its form of ASCII (RFC 3986 section 2.1)");
        }
        return uri;
    }
}
