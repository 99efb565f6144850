package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

/** A WebSocket whose constraint names its path and nothing below, which is not the pattern to copy. */
@Dependent
@ServerEndpoint("/news")
public class NewsEndpoint {
    @Inject
    Entrances entrances;

    @OnOpen
    public void open() {
        entrances.record();
    }
}
