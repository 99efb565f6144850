/** In the WAR for the soak only: what tells one deployment from the next, and an outgoing call. */
package io.github.scalekit4ee.comparison.app.soak;
