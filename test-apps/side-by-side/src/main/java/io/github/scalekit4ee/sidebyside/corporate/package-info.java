/** An application in a network where a proxy alone leads out, and the issuer's CA is the company's own. */
package io.github.scalekit4ee.sidebyside.corporate;
