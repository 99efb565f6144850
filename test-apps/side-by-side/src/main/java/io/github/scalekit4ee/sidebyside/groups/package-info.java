/** An application that knows groups of its callers which their tokens do not name. */
package io.github.scalekit4ee.sidebyside.groups;
