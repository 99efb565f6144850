package io.github.scalekit4ee.sidebyside.unenforced;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

@ServerEndpoint("/scoped-endpoint")
@RequiresScopes("deploy:applications")
public class ScopedEndpoint {
    @OnMessage
    public String answer(String message) {
        return message;
    }
}
