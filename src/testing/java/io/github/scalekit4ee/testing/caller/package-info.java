/**
 * Callers for tests of one method or bean, without a server, a token's signature or an environment. Unlike the simulated environment
 * this package needs scalekit4ee itself on the class path, and Jakarta EE's API; {@link TestCaller} also CDI.
 */
@NullMarked
package io.github.scalekit4ee.testing.caller;

import org.jspecify.annotations.NullMarked;
