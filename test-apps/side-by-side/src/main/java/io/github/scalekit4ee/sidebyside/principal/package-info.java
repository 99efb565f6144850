/** Asks a server without the jar whose principal JAX-RS hands out. */
package io.github.scalekit4ee.sidebyside.principal;
