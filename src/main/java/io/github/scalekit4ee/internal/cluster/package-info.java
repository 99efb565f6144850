/** A map of text that nodes share: the one place that knows JCache, and how nobody waits for it too long. */
@NullMarked
package io.github.scalekit4ee.internal.cluster;

import org.jspecify.annotations.NullMarked;
