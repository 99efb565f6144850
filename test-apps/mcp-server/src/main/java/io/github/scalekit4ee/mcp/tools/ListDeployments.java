package io.github.scalekit4ee.mcp.tools;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.mcp.transport.Tool;
import io.github.scalekit4ee.mcp.transport.ToolBean;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;

@Tool(name = "list_deployments", description = "Lists the deployments of your organization.")
@RequiresScopes("read:deployments")
@RequestScoped
public class ListDeployments extends ToolBean {
    @Inject
    JsonWebToken caller;

    @Inject
    VerifiedAccessToken token;

    @Inject
    DeploymentStore store;

    @Override
    public String call(Map<String, Object> arguments) {
        return "deployments for " + caller.getName() + ": " + store.of(token);
    }
}
