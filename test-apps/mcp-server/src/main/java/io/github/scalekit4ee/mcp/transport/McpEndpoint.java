package io.github.scalekit4ee.mcp.transport;

import io.github.scalekit4ee.RequiresScopes;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The MCP endpoint. Hands every request to the transport of the SDK; before that it checks the scopes of the tool, for once the
 * transport has begun its event stream, the response can be no 403 any more.
 */
@RequiresScopes("read:deployments")
@WebServlet(urlPatterns = "/mcp", asyncSupported = true)
public class McpEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST_MESSAGE = 256 * 1024;

    @Inject
    transient Tools tools;

    @Inject
    transient CallerThread callers;

    @Inject
    @ConfigProperty(name = "scalekit.resource.url")
    transient URI url;

    private transient McpJsonMapper json;
    private transient HttpServletStreamableServerTransportProvider transport;
    private transient McpSyncServer server;

    @Override
    public void init() throws ServletException {
        json = McpJsonDefaults.getMapper();
        transport = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(json)
                .mcpEndpoint("/mcp")
                .contextExtractor(request -> callers.capture())
                .maxRequestSize(LARGEST_MESSAGE)
                // A page of a browser may call this server only from its own origin (Streamable HTTP, "Security
                // Warning").
                .httpHeaderValidator(DefaultServerTransportSecurityValidator.builder()
                        .allowedOrigin(url.getScheme() + "://" + url.getAuthority())
                        .build())
                .build();
        transport.init(getServletConfig());
        server = McpServer.sync(transport)
                .serverInfo("deployments", "1.0.0")
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .tools(tools.specifications(json))
                .build();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!request.getMethod().equals("POST")) {
            transport.service(request, response);
            return;
        }
        ReadRequest message = ReadRequest.of(request, LARGEST_MESSAGE);
        if (message == null) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        checkScopes(message.text());
        transport.service(message, response);
    }

    /** Reads the message with the parser that the transport uses, so that both see the same tool. */
    private void checkScopes(String message) {
        String tool;
        try {
            if (!(McpSchema.deserializeJsonRpcMessage(json, message) instanceof JSONRPCRequest request)
                    || !request.method().equals(McpSchema.METHOD_TOOLS_CALL)) {
                return;
            }
            tool = json.convertValue(request.params(), CallToolRequest.class).name();
        } catch (IOException | RuntimeException e) {
            return; // the transport refuses it, too, and says why
        }
        tools.checkScopes(tool);
    }

    @Override
    public void destroy() {
        server.close();
    }
}
