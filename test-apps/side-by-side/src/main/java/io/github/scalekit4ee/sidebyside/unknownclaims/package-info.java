/** Injection points with types that no claim can be given as; an application with one of them does not deploy. */
package io.github.scalekit4ee.sidebyside.unknownclaims;
