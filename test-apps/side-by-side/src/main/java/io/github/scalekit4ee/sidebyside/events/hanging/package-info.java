/** Observers that take for ever. */
package io.github.scalekit4ee.sidebyside.events.hanging;
