/** In the WARs that leave the server's own MicroProfile JWT asleep. */
package io.github.scalekit4ee.comparison.app.plain;
