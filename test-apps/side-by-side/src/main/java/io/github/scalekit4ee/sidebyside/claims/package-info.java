/** Every type that a claim can be injected as. */
package io.github.scalekit4ee.sidebyside.claims;
