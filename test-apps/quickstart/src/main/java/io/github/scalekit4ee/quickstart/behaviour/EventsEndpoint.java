package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** A WebSocket whose handshake web.xml protects; it answers each message with the name of the caller. */
@ServerEndpoint("/events")
public class EventsEndpoint {
    @OnMessage
    public String answer(String message, Session session) {
        return message + " " + session.getUserPrincipal().getName();
    }
}
