package io.github.scalekit4ee.sidebyside.kept;

import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

@ServerEndpoint("/kept-part")
public class InPartOfEndpoint {
    @Inject
    PartOfPart part;

    @OnMessage
    public String message(String message) {
        return message + part.part.subject;
    }
}
