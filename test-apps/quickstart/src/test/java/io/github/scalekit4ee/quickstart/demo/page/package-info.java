/**
 * What the demo's page needs on the server. It is in the WAR of the demo only, {@code quickstart-demo.war}: an application that
 * gives tokens to whoever asks protects nothing.
 */
package io.github.scalekit4ee.quickstart.demo.page;
