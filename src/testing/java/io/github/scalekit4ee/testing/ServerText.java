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
            A simulated Scalekit environment. It runs until Ctrl-C. GET / on its port is a page that says how to use it.

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

            --port 8180 is the same as --port=8180. An option wins over its environment variable. Without a client there is one to try; its curl line is printed.
            Everything else is done with curl while it runs: GET /_control/ lists it.
            """;

    private ServerText() {}

    /** As curl sends it, with the secret of {@link #FIRST_CLIENT} only. */
    static String tokenRequest(URI environment, OAuthClient client) {
        return "curl -s %s/oauth/token -d grant_type=client_credentials -d client_id=%s -d client_secret=%s"
                .formatted(
                        environment,
                        client.id(),
                        client.equals(OAuthClient.of(FIRST_CLIENT)) ? FIRST_CLIENT.secret() : "…");
    }

    static String ready(SimulatedScalekit scalekit, List<RegisteredClient> clients) {
        URI url = scalekit.environmentUrl();
        URI control = scalekit.controlUrl().orElseThrow();
        RegisteredClient client = clients.get(0);
        String audience = client.audience().isEmpty() ? "" : client.audience().get(0);
        String configuration = audience.isEmpty()
                ? "SCALEKIT_ALLOW_MISSING_AUDIENCE=true"
                : "SCALEKIT_AUDIENCES=" + String.join(",", client.audience());
        return """
                Simulated Scalekit environment: %1$s
                Control surface: %2$s/_control/
                What it is and how to use it: %1$s/

                Configure the application with
                  SCALEKIT_ENVIRONMENT_URL=%1$s
                  %3$s
                Get a token as the client %4$s does:
                  %5$s
                Or any token, without a client and without JSON around it:
                  TOKEN=$(curl -s '%2$s/_control/mint?scopes=read:deployments%6$s')
                MCP clients register themselves and sign users in at the authorization server of a resource, for example
                  %1$s/resources/res_1
                """
                .formatted(
                        url,
                        control,
                        configuration,
                        client.id(),
                        tokenRequest(url, OAuthClient.of(client)),
                        audience.isEmpty() ? "" : "&audience=" + audience);
    }
}
