/** Rules of the application's own for tokens. */
package io.github.scalekit4ee.sidebyside.checks;
