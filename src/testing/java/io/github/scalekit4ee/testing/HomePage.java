package io.github.scalekit4ee.testing;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code GET /}: what this is and how to use it, for somebody who found the port. Every other address is a 404. */
final class HomePage {
    private final URI environment;
    private final Optional<URI> control;
    private final Clients clients;
    private final Resources resources;

    HomePage(URI environment, Optional<URI> control, Clients clients, Resources resources) {
        this.environment = environment;
        this.control = control;
        this.clients = clients;
        this.resources = resources;
    }

    Response respond(RecordedRequest request) {
        if (!request.path().equals("/")) {
            return Response.json(404, Map.of("error", "not_found"));
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Response.methodNotAllowed("GET, HEAD");
        }
        return Html.page(
                200,
                "A simulated Scalekit environment",
                introduction() + clients() + anyToken() + users() + endpoints());
    }

    private String introduction() {
        return """
                <p>It issues tokens like Scalekit does, for tests and for trying things out. It knows no real user and keeps nothing:
                at each start it has new keys.</p>
                <h2>Configure the application</h2>
                <pre>SCALEKIT_ENVIRONMENT_URL=%s
                SCALEKIT_AUDIENCES=https://api.acme.example</pre>
                """
                .formatted(environment);
    }

    private String clients() {
        String rows = clients.all().stream().map(this::row).collect(Collectors.joining("\n"));
        return "<h2>Get a token as a client does</h2>\n"
                + (rows.isEmpty()
                        ? "<p>No client is registered yet.</p>\n"
                        : "<table>\n<tr><th>Client</th><th>Scopes</th></tr>\n" + rows + "\n</table>\n")
                + firstToken();
    }

    private String row(OAuthClient client) {
        return "<tr><td><code>%s</code></td><td>%s</td></tr>"
                .formatted(
                        Html.escaped(client.id()),
                        client.scopes().isEmpty()
                                ? "what it asks for"
                                : client.scopes().stream()
                                        .map(scope -> "<code>" + Html.escaped(scope) + "</code>")
                                        .collect(Collectors.joining(" ")));
    }

    /** The secret stands here only of the client that is there to be tried. */
    private String firstToken() {
        return clients.all().stream()
                .filter(client -> client.grantTypes().contains(GrantType.CLIENT_CREDENTIALS))
                .findFirst()
                .map(client -> "<pre>%s</pre>\n".formatted(Html.escaped(ServerText.tokenRequest(environment, client))))
                .orElse("");
    }

    private String anyToken() {
        return control.isEmpty()
                ? ""
                : """
                <h2>Get any token</h2>
                <form action="/_control/mint" method="get">
                <label>Scopes <input type="text" name="scopes" value="read:deployments deploy:applications"></label>
                <label>Audience <input type="text" name="audience" value="https://api.acme.example"></label>
                <label>Lifetime <input type="text" name="lifetime" value="PT1H"></label>
                <button>Make the token</button>
                </form>
                <pre>TOKEN=$(curl -s '%1$s/_control/mint?scopes=read:deployments&amp;audience=https://api.acme.example')</pre>
                <p>Keys, outages, clients and more: <a href="/_control/">all controls</a>.</p>
                """
                        .formatted(control.get());
    }

    private String users() {
        String registered = resources.all().stream()
                .map(resource -> "<tr><td><code>%s</code></td><td>%s</td></tr>"
                        .formatted(
                                Html.escaped(resource.id()),
                                Html.escaped(Optional.ofNullable(resource.url()).orElse(""))))
                .collect(Collectors.joining("\n"));
        return """
                <h2>Let a client sign a user in</h2>
                <p>The authorization server of an MCP server or other resource is <code>%1$s/resources/res_1</code>, with any
                <code>res_…</code> id. Clients register themselves there, and users tick the scopes on a consent page.</p>
                """
                        .formatted(environment)
                + (registered.isEmpty()
                        ? ""
                        : "<table>\n<tr><th>Resource</th><th>URL</th></tr>\n" + registered + "\n</table>\n");
    }

    private static String endpoints() {
        return """
                <h2>Documents</h2>
                <p><a href="/keys">keys</a>,
                <a href="/.well-known/openid-configuration">metadata of the environment</a>,
                <a href="/.well-known/oauth-authorization-server/resources/res_1">metadata of a resource</a></p>
                """;
    }
}
