/**
 * Reads the configuration once into one immutable record. Whatever the source (MicroProfile Config, environment, system
 * properties, a builder of the public API), a value is checked here and nowhere else, and each message names the key,
 * the problem and the fix.
 */
@NullMarked
package io.github.scalekit4ee.internal.config;

import org.jspecify.annotations.NullMarked;
