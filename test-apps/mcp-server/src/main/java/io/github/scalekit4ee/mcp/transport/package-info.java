/** Connects the MCP Java SDK with Jakarta EE: the servlet, the scopes of a tool, and the caller on the threads of the SDK. */
package io.github.scalekit4ee.mcp.transport;
