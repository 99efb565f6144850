/** The MCP server in a real server, and real clients. */
package io.github.scalekit4ee.mcp.it;
