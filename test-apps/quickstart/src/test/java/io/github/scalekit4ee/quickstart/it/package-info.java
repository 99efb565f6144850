/**
 * The quickstart's WAR, as built, in a real server: what a client sees over HTTP. The same tests run on every server; a
 * Maven profile chooses it. The tests run outside the server, beside the simulated Scalekit environment.
 */
package io.github.scalekit4ee.quickstart.it;
