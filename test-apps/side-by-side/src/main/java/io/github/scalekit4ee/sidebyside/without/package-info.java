/** An application that has nothing to do with access tokens, for comparison. */
package io.github.scalekit4ee.sidebyside.without;
