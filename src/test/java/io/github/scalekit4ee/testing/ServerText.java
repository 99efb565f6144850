package io.github.scalekit4ee.testing;

import java.net.URI;
import java.util.List;

/** What {@link SimulatedScalekitServer} prints: its options, and how to use what it has started. */
final class ServerText {
    /** There when nobody registers a client, so that a first token needs no option. */
    static final RegisteredClient FIRST_CLIENT = RegisteredClient.of(
                    "m2morg_69038819013296423", "simulated-secret", "read:deployments", "deploy:applications")
            .withAudience("https://api.acme.example");

    static final String HELP =
            """
            A simulated Scalekit environment. It runs until Ctrl-C.

              java -jar scalekit4ee-…-testing.jar [options]

              --port=8180           its port; a free one by default              (SIMULATED_SCALEKIT_PORT)
              --control-port=8181   the port of its controls; a free one by default
                                                                                 (SIMULATED_SCALEKIT_CONTROL_PORT)
              --issuer=https://auth.acme.example
                                    iss of its tokens; its own URL by default    (SIMULATED_SCALEKIT_ISSUER)
              --environment-issues-for-resources=true
                                    iss of tokens for resources is the environment, as until August 2026; false by
                                    default                  (SIMULATED_SCALEKIT_ENVIRONMENT_ISSUES_FOR_RESOURCES)
              --token-lifetime=PT1H ISO-8601 duration; one hour by default       (SIMULATED_SCALEKIT_TOKEN_LIFETIME)
              --client='id=m2morg_1&secret=s3cret&scope=read:deployments+deploy:applications'
                                    a client of the token endpoint, once for each. Also organization=, audience=,
                                    lifetime=. Write + for a space and %26 for &.
                                                                                 (SIMULATED_SCALEKIT_CLIENTS,
                                                                                 separated by spaces)
              --application='id=web&redirect_uri=http://127.0.0.1/callback&secret=s3cret'
                                    a client that users sign in to, once for each; without secret= it is public. Also
                                    scope=. Clients that register themselves need none.
                                                                                 (SIMULATED_SCALEKIT_APPLICATIONS)
              --resource='id=res_1&url=http://localhost:9080/mcp&scope=read:deployments'
                                    a resource such as an MCP server, once for each
                                                                                 (SIMULATED_SCALEKIT_RESOURCES)
              --help                this text

            An option wins over its environment variable. Without a client there is one to try; its curl line is printed.
            Everything else is done with curl while it runs: GET /_control/ lists it.
            """;

    private ServerText() {}

    static String ready(SimulatedScalekit scalekit, List<RegisteredClient> clients) {
        URI url = scalekit.environmentUrl();
        URI control = scalekit.controlUrl().orElseThrow();
        RegisteredClient client = clients.get(0);
        // Only the simulator's own secret is printed.
        String secret = client.equals(FIRST_CLIENT) ? client.secret() : "…";
        String audience = client.audience().isEmpty() ? "" : client.audience().get(0);
        String configuration = audience.isEmpty()
                ? "SCALEKIT_ALLOW_MISSING_AUDIENCE=true"
                : "SCALEKIT_AUDIENCES=" + String.join(",", client.audience());
        return """
                Simulated Scalekit environment: %1$s
                Control surface: %2$s/_control/

                Configure the application with
                  SCALEKIT_ENVIRONMENT_URL=%1$s
                  %3$s
                Get a token as the client %4$s does:
                  curl -s %1$s/oauth/token -d grant_type=client_credentials -d client_id=%4$s -d client_secret=%5$s
                Or any token, without a client and without JSON around it:
                  TOKEN=$(curl -s '%2$s/_control/mint?scopes=read:deployments%6$s')
                """
                .formatted(
                        url,
                        control,
                        configuration,
                        client.id(),
                        secret,
                        audience.isEmpty() ? "" : "&audience=" + audience);
    }
}
