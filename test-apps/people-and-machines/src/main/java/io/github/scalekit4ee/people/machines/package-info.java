/** For machines. */
package io.github.scalekit4ee.people.machines;
