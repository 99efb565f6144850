/** A service that calls another service with tokens of its own. */
package io.github.scalekit4ee.outgoing;
