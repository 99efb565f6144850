package io.github.scalekit4ee.mcp.transport;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.context.RequestScoped;

/** Who may use the endpoint at all. */
@RequestScoped
@RequiresScopes("read:deployments")
public class EndpointAccess {
    public void check() {}
}
