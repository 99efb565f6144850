/** A protected resource of RFC 9728, with all kinds of components that refuse callers. */
package io.github.scalekit4ee.sidebyside.resource;
