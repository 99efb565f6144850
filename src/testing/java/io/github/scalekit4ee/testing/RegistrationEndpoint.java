package io.github.scalekit4ee.testing;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code POST /resources/<id>/oauth/register}: dynamic client registration (RFC 7591), open to everybody. The environment
 * itself has none.
 */
final class RegistrationEndpoint {
    private static final Pattern PATH = Pattern.compile("/resources/([^/]+)/oauth/register");

    private final Clients clients;
    private final Clock clock;

    RegistrationEndpoint(Clients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    static boolean serves(String path) {
        return PATH.matcher(path).matches();
    }

    Response respond(RecordedRequest request) {
        if (!request.method().equals("POST")) {
            return Response.methodNotAllowed("POST");
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Response.json(404, Map.of("error", "not_found"));
        }
        try {
            return registered(request, path.group(1)).with("Cache-Control", "no-store");
        } catch (OAuthError e) {
            return e.response().with("Cache-Control", "no-store");
        }
    }

    private Response registered(RecordedRequest request, String resourceId) throws OAuthError {
        ClientMetadata metadata = ClientMetadata.of(document(request), "client_secret_basic");
        String secret = metadata.authenticationMethod().equals(ClientMetadata.NO_SECRET) ? null : Secrets.next();
        OAuthClient client = OAuthClient.of(Ids.next("m2m_"), secret, metadata, resourceId);
        clients.register(client);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("client_id", client.id());
        body.put("client_id_issued_at", clock.instant().getEpochSecond());
        if (secret != null) {
            body.put("client_secret", secret);
            body.put("client_secret_expires_at", 0);
        }
        body.putAll(metadata.members());
        return Response.json(201, body);
    }

    private static Map<?, ?> document(RecordedRequest request) throws OAuthError {
        try {
            return JsonReader.object(request.body());
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidClientMetadata("The body is no JSON object.")
                    .causedBy(e);
        }
    }
}
