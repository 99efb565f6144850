package io.github.scalekit4ee.servers;

/**
 * An answer of a server.
 *
 * @param last whether the server closes the connection after it
 */
public record Answer(int status, String body, boolean last) {}
