/** What the configuration says, as immutable records. The package {@code read} makes them, once per application. */
@NullMarked
package io.github.scalekit4ee.internal.config;

import org.jspecify.annotations.NullMarked;
