/**
 * One HTTP exchange with a peer that nobody trusts: a deadline over the whole exchange, a bound on the body, no redirects,
 * https unless the host is a loopback address, no connection of an earlier exchange. Both the key source and the client use it.
 */
@NullMarked
package io.github.scalekit4ee.internal.http;

import org.jspecify.annotations.NullMarked;
