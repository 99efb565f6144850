/**
 * A Scalekit environment for tests, built on the JDK alone: token endpoint, key set, metadata, tokens of every kind, key
 * rotation and outages. It has a room of its own because it ships to users (classifier {@code testing}): nothing in it may
 * need the product, so that it can also tell when the product is wrong.
 *
 * <p>Start with {@link io.github.scalekit4ee.testing.SimulatedScalekit}, or with
 * {@link io.github.scalekit4ee.testing.SimulatedScalekitExtension} in a JUnit 5 test.
 */
@NullMarked
package io.github.scalekit4ee.testing;

import org.jspecify.annotations.NullMarked;
