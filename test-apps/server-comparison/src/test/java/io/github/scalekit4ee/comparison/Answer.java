package io.github.scalekit4ee.comparison;

/**
 * An answer of a server.
 *
 * @param last whether the server closes the connection after it
 */
record Answer(int status, String body, boolean last) {}
