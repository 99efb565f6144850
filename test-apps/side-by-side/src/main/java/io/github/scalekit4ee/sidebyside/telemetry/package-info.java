/** Asks for a token of the application's own, so that there is something to measure. */
package io.github.scalekit4ee.sidebyside.telemetry;
