package io.github.scalekit4ee.mcp.transport;

import java.util.Map;

/**
 * A tool: a request-scoped bean with {@link Tool} and, on the class, {@code @RequiresScopes}. The annotation names all scopes that a
 * call needs, also those of the endpoint, for a client asks for exactly the scopes of the challenge.
 */
public abstract class ToolBean {

    /** Returns if the caller has the scopes of this tool; otherwise {@code @RequiresScopes} on the class throws. */
    public void checkScopes() {}

    /**
     * Does the work, on a thread of the SDK.
     *
     * @param arguments as the client sent them
     * @return the text that the client gets
     */
    public abstract String call(Map<String, Object> arguments);
}
