/**
 * What keys and tokens of clients are refreshed with: time, a bounded waiting room, a rate limit, a daemon thread. How often and how long is
 * said where they are used.
 */
@NullMarked
package io.github.scalekit4ee.internal.refresh;

import org.jspecify.annotations.NullMarked;
