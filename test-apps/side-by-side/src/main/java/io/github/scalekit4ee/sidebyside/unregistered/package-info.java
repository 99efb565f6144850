/** Jakarta REST applications that keep the server from finding providers. */
package io.github.scalekit4ee.sidebyside.unregistered;
