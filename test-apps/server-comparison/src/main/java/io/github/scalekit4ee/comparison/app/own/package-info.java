/** In the WAR for the server's own MicroProfile JWT only. */
package io.github.scalekit4ee.comparison.app.own;
