/** The tools. To add one, add a class. */
package io.github.scalekit4ee.mcp.tools;
