/** Servers in processes of their own, and connections to them. */
package io.github.scalekit4ee.servers;
