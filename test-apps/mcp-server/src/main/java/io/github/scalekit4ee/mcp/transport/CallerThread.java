package io.github.scalekit4ee.mcp.transport;

import io.modelcontextprotocol.common.McpTransportContext;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Takes the caller of a request along to the thread on which the SDK runs a tool: the container's own contexts, security among them,
 * by Jakarta Concurrency, and a CDI request context, in which {@code JsonWebToken} and {@code VerifiedAccessToken} live.
 */
@ApplicationScoped
public class CallerThread {

    private static final String CONTEXTS = "contexts";

    @Resource
    ContextService contexts;

    @Inject
    Instance<RequestContextController> requestContexts;

    /** On the thread of the request. */
    McpTransportContext capture() {
        return McpTransportContext.create(Map.of(CONTEXTS, contexts.currentContextExecutor()));
    }

    /** On any thread. */
    <T> T callAsCaller(McpTransportContext request, Supplier<T> call) {
        AtomicReference<T> result = new AtomicReference<>();
        ((Executor) request.get(CONTEXTS)).execute(() -> result.set(inRequestContext(call)));
        return result.get();
    }

    private <T> T inRequestContext(Supplier<T> call) {
        RequestContextController controller = requestContexts.get();
        boolean begun = controller.activate();
        try {
            return call.get();
        } finally {
            if (begun) {
                controller.deactivate();
            }
            requestContexts.destroy(controller);
        }
    }
}
