package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.SafeText;
import io.github.scalekit4ee.internal.http.HostAndPort;

/** Hosts that may be sent a token, optionally with a port. */
final class HostNames {

    private HostNames() {}

    /** In lower case, as host names are compared (RFC 3986 section 3.2.2). */
    static String parse(String text) throws MalformedValueException {
        return HostAndPort.parse(text)
                .orElseThrow(
                        () -> new MalformedValueException(
                                SafeText.url(text) + " is not a host name",
                                "Write it such as api.acme.example or api.acme.example:8443, without scheme, path or wildcard"));
    }
}
