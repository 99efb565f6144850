package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/**
 * A WebSocket whose handshake web.xml protects; it answers each message with the name of the caller, until the token expires. A
 * bean, since Open Liberty injects nothing into other endpoints.
 */
@Dependent
@ServerEndpoint("/events")
public class EventsEndpoint {
    @Inject
    Entrances entrances;

    @Inject
    TokenLifetimes lifetimes;

    @OnOpen
    public void open(Session session) {
        entrances.record();
        lifetimes.closeAtExpiry(session);
    }

    @OnMessage
    public String answer(String message, Session session) {
        return message + " " + session.getUserPrincipal().getName();
    }

    @OnClose
    public void close(Session session) {
        lifetimes.forget(session);
    }
}
