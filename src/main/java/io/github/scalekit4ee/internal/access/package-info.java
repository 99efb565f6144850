/** How the rooms inside this library reach what its public classes keep from applications. */
@NullMarked
package io.github.scalekit4ee.internal.access;

import org.jspecify.annotations.NullMarked;
