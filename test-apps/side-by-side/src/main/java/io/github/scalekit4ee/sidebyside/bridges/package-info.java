/** Generic resources; the test takes the annotations off their bridges. {@code src/test} has the same for other compilers. */
package io.github.scalekit4ee.sidebyside.bridges;
