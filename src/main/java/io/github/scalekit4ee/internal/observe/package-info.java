/** Tells of what happens, to whoever listens: CDI observers, a listener, the flight recorder. Costs nothing where nobody does. */
@NullMarked
package io.github.scalekit4ee.internal.observe;

import org.jspecify.annotations.NullMarked;
