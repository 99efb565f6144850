/** An application that asks who the caller is in unusual places. */
package io.github.scalekit4ee.sidebyside.caller;
