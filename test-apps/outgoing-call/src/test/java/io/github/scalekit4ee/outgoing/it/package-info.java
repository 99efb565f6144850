/** Outgoing calls on a real server, driven through the simulated environment; {@code arquillian.launch} names the server. */
package io.github.scalekit4ee.outgoing.it;
