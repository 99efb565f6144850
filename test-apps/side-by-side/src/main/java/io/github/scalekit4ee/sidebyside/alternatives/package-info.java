/** Authentication mechanisms of an application, enabled and not, in every way that CDI has. */
package io.github.scalekit4ee.sidebyside.alternatives;
