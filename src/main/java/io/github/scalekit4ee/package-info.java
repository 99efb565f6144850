/** Validates Scalekit access tokens; usable from plain Java SE and from Jakarta EE. */
@NullMarked
package io.github.scalekit4ee;

import org.jspecify.annotations.NullMarked;
