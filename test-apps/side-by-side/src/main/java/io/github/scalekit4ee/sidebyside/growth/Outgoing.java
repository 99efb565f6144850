package io.github.scalekit4ee.sidebyside.growth;

import io.github.scalekit4ee.client.CallerTokenFilter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;

/** One client for all calls: Payara keeps objects of its own for each that is made. */
@ApplicationScoped
public class Outgoing {
    private final Client client = ClientBuilder.newClient().register(new CallerTokenFilter());

    public Client client() {
        return client;
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
