/** Generic resources; the test takes the annotations off their bridges, as Kotlin's compiler never puts them there. */
package io.github.scalekit4ee.sidebyside.bridges;
