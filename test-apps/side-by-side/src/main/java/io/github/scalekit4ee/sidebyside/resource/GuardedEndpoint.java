package io.github.scalekit4ee.sidebyside.resource;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Behind a constraint of web.xml. */
@ServerEndpoint("/socket")
public class GuardedEndpoint {

    @OnMessage
    public String echo(String message) {
        return message;
    }
}
