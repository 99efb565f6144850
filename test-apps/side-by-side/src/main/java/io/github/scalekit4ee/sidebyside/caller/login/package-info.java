/** Logs callers in and out during one request, by a mechanism of the application's own. */
package io.github.scalekit4ee.sidebyside.caller.login;
