/** What is revoked before it expires: in memory, or in a cache that nodes share and of which each has a copy. */
@NullMarked
package io.github.scalekit4ee.internal.revocation;

import org.jspecify.annotations.NullMarked;
