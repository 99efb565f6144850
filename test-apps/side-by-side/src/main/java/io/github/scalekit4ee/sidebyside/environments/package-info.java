/** Tells of which environment a caller's token is. */
package io.github.scalekit4ee.sidebyside.environments;
