/** An application that is asked very often. */
package io.github.scalekit4ee.sidebyside.growth;
