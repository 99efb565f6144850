/**
 * An MCP server with two tools, as a user of scalekit4ee writes one with the MCP Java SDK. The tools are in {@code tools}: beans that
 * inject their caller and name their scopes. What connects them with the SDK is in {@code transport}, and can be copied as it is.
 */
package io.github.scalekit4ee.mcp;
