package io.github.scalekit4ee.event;

/** What refused a caller. */
public enum ResourceKind {
    /** The whole request, by its token, before a servlet or resource method was entered. */
    REQUEST,
    /** The handshake of a WebSocket, by its token. */
    WEBSOCKET_HANDSHAKE,
    /** A Jakarta REST resource method. */
    REST_METHOD,
    /** A servlet with {@code @RequiresScopes}. */
    SERVLET,
    /** A method of a CDI or enterprise bean. */
    BEAN_METHOD,
    /** No request: the application called an {@link io.github.scalekit4ee.AccessTokenVerifier} itself. */
    VERIFIER
}
