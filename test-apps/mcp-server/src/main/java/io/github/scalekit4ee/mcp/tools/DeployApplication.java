package io.github.scalekit4ee.mcp.tools;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.mcp.transport.Tool;
import io.github.scalekit4ee.mcp.transport.ToolBean;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;

@Tool(
        name = "deploy_application",
        description = "Deploys a version of an application.",
        inputSchema =
                """
                {
                  "type": "object",
                  "properties": {"application": {"type": "string"}, "version": {"type": "string"}},
                  "required": ["application", "version"]
                }""")
@RequiresScopes({"read:deployments", "deploy:applications"})
@RequestScoped
public class DeployApplication extends ToolBean {
    @Inject
    JsonWebToken caller;

    @Inject
    VerifiedAccessToken token;

    @Inject
    DeploymentStore store;

    @Override
    public String call(Map<String, Object> arguments) {
        String deployment = arguments.get("application") + " " + arguments.get("version");
        store.add(token, deployment);
        return caller.getName() + " deployed " + deployment;
    }
}
