/** An application whose own filters say who the caller is. */
package io.github.scalekit4ee.sidebyside.ownsecurity;
