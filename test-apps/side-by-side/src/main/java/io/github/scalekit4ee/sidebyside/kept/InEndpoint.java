package io.github.scalekit4ee.sidebyside.kept;

import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import org.eclipse.microprofile.jwt.Claim;

@ServerEndpoint("/kept")
public class InEndpoint {
    @Inject
    @Claim("sub")
    String subject;

    @OnMessage
    public String message(String message) {
        return message + subject;
    }
}
