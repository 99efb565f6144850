package io.github.scalekit4ee.event;

import org.jspecify.annotations.Nullable;

/**
 * The request in which something happened. Method and path are printable ASCII without spaces, whatever was sent, so that they can
 * forge no line of a log.
 *
 * @param method such as {@code GET}; at most 20 characters; not null
 * @param path of the URI as sent, still encoded, without the query and without the values of path parameters; at most 1,000 characters;
 *     not null
 * @param traceId of the {@code traceparent} field (W3C Trace Context section 3.2.2.3), 32 hexadecimal digits; null when there is none or
 *     it is malformed
 */
public record HttpCall(String method, String path, @Nullable String traceId) {}
