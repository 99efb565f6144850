package io.github.scalekit4ee.mcp.transport;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All tools of the application, by name. */
@ApplicationScoped
public class Tools {

    @Inject
    @Any
    Instance<ToolBean> beans;

    @Inject
    CallerThread callers;

    private final Map<String, Class<? extends ToolBean>> types = new HashMap<>();

    List<SyncToolSpecification> specifications(McpJsonMapper json) {
        for (Instance.Handle<ToolBean> bean : beans.handles()) {
            Class<? extends ToolBean> type = bean.getBean().getBeanClass().asSubclass(ToolBean.class);
            types.put(type.getAnnotation(Tool.class).name(), type);
        }
        return types.values().stream().map(type -> specification(type, json)).toList();
    }

    /**
     * @throws io.github.scalekit4ee.InsufficientScopeException when the caller's token lacks a scope of the tool. The filter of
     *     scalekit4ee makes it the response
     */
    void checkScopes(String name) {
        Class<? extends ToolBean> type = types.get(name);
        if (type != null) {
            beans.select(type).get().checkScopes();
        }
    }

    private SyncToolSpecification specification(Class<? extends ToolBean> type, McpJsonMapper json) {
        Tool tool = type.getAnnotation(Tool.class);
        return SyncToolSpecification.builder()
                .tool(McpSchema.Tool.builder(tool.name(), json, tool.inputSchema())
                        .description(tool.description())
                        .build())
                .callHandler((exchange, request) -> call(type, exchange, request))
                .build();
    }

    private CallToolResult call(
            Class<? extends ToolBean> type, McpSyncServerExchange exchange, CallToolRequest request) {
        String text = callers.callAsCaller(
                exchange.transportContext(), () -> beans.select(type).get().call(request.arguments()));
        return CallToolResult.builder().addTextContent(text).build();
    }
}
