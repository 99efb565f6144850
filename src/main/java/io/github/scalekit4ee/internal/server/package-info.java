/**
 * What servers do differently. {@link io.github.scalekit4ee.internal.server.Container} names the differences; a server is one class derived
 * from it, with a line in {@code Containers}. No other package names a server.
 */
@NullMarked
package io.github.scalekit4ee.internal.server;

import org.jspecify.annotations.NullMarked;
