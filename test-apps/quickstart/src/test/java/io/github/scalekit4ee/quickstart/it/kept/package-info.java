/** A mistake that tests add to the application. */
package io.github.scalekit4ee.quickstart.it.kept;
