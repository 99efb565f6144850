package io.github.scalekit4ee.testing;

import java.util.Map;

/** An error response of an OAuth endpoint (RFC 6749 sections 4.1.2.1 and 5.2), thrown where it is found. */
final class OAuthError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    private OAuthError(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    static OAuthError invalidRequest(String description) {
        return new OAuthError(400, "invalid_request", description);
    }

    static OAuthError invalidClient(String description) {
        return new OAuthError(401, "invalid_client", description);
    }

    static OAuthError invalidGrant(String description) {
        return new OAuthError(400, "invalid_grant", description);
    }

    static OAuthError invalidScope(String description) {
        return new OAuthError(400, "invalid_scope", description);
    }

    static OAuthError unauthorizedClient(String description) {
        return new OAuthError(400, "unauthorized_client", description);
    }

    static OAuthError unsupportedGrantType(String description) {
        return new OAuthError(400, "unsupported_grant_type", description);
    }

    static OAuthError unsupportedResponseType(String description) {
        return new OAuthError(400, "unsupported_response_type", description);
    }

    static OAuthError accessDenied(String description) {
        return new OAuthError(400, "access_denied", description);
    }

    /** RFC 8707 section 2. */
    static OAuthError invalidTarget(String description) {
        return new OAuthError(400, "invalid_target", description);
    }

    /** RFC 7591 section 3.2.2. */
    static OAuthError invalidRedirectUri(String description) {
        return new OAuthError(400, "invalid_redirect_uri", description);
    }

    /** RFC 7591 section 3.2.2. */
    static OAuthError invalidClientMetadata(String description) {
        return new OAuthError(400, "invalid_client_metadata", description);
    }

    OAuthError causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    String error() {
        return error;
    }

    String description() {
        return String.valueOf(getMessage());
    }

    Response response() {
        return Response.json(status, Map.of("error", error, "error_description", description()));
    }
}
