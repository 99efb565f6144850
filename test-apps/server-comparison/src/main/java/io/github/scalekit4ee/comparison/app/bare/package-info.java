/** The application without the jar, behind an authentication mechanism that checks nothing: what the server takes for any. */
package io.github.scalekit4ee.comparison.app.bare;
