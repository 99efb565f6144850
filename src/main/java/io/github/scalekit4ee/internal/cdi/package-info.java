/**
 * The portable extension: reads the configuration when the application is deployed, registers the mechanism and the beans, or
 * fails the deployment with the fix in the message. No other room knows of this one.
 */
@NullMarked
package io.github.scalekit4ee.internal.cdi;

import org.jspecify.annotations.NullMarked;
