/** What a server needs before the test adapter can drive it. */
package io.github.scalekit4ee.quickstart.servers;
