package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/**
 * Clients whose id is the URL of their metadata (draft-ietf-oauth-client-id-metadata-document). The document is loaded each
 * time, so that a test can change it.
 */
final class ClientMetadataDocuments {
    /** The draft's section 6.6 recommends 5 KB. */
    private static final int MAX_BYTES = 5 * 1024;

    private static final int PATIENCE_MILLIS = 5_000;

    static boolean isUrl(String clientId) {
        return clientId.startsWith("https://") || clientId.startsWith("http://");
    }

    OAuthClient load(String clientId) throws OAuthError {
        URI url = checked(clientId);
        Map<?, ?> document = document(url);
        // Code point by code point (section 4): otherwise anybody could host a copy.
        if (!clientId.equals(document.get("client_id"))) {
            throw OAuthError.invalidClient("The document at the client id does not name this client_id.");
        }
        if (document.containsKey("client_secret")) {
            throw OAuthError.invalidClient("The document at the client id has a secret, which would be public.");
        }
        ClientMetadata metadata = ClientMetadata.of(document, ClientMetadata.NO_SECRET);
        if (!metadata.authenticationMethod().equals(ClientMetadata.NO_SECRET)) {
            throw OAuthError.invalidClient("The document must say token_endpoint_auth_method none.");
        }
        return OAuthClient.of(clientId, null, metadata, null);
    }

    /** Section 3, with http on a loopback address for tests. */
    private static URI checked(String clientId) throws OAuthError {
        URI url;
        try {
            url = URI.create(clientId);
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidClient("The client id is no URL.").causedBy(e);
        }
        boolean secure = "https".equals(url.getScheme()) || RedirectUris.isLoopback(url);
        String path = url.getPath();
        if (!secure || path == null || path.length() < 2) {
            throw OAuthError.invalidClient("A client id that is a URL needs https and a path.");
        }
        if (url.getUserInfo() != null
                || url.getFragment() != null
                || !url.normalize().equals(url)) {
            throw OAuthError.invalidClient("A client id that is a URL has no user, no fragment and no dot segments.");
        }
        return url;
    }

    private static Map<?, ?> document(URI url) throws OAuthError {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setRequestProperty("Accept", "application/json");
            // No connection, and so no thread of the JDK, stays behind.
            connection.setRequestProperty("Connection", "close");
            try {
                return parsed(connection);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw OAuthError.invalidClient("The document at the client id cannot be read.")
                    .causedBy(e);
        }
    }

    private static Map<?, ?> parsed(HttpURLConnection connection) throws IOException, OAuthError {
        int status = connection.getResponseCode();
        if (status != 200) {
            throw OAuthError.invalidClient("The document at the client id answers with status " + status + ".");
        }
        try (InputStream body = connection.getInputStream()) {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw OAuthError.invalidClient("The document at the client id has more than 5 KB.");
            }
            return JsonReader.object(new String(bytes, UTF_8));
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidClient("The document at the client id is no JSON object.")
                    .causedBy(e);
        }
    }
}
