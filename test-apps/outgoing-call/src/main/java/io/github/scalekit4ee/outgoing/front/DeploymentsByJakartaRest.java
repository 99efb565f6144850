package io.github.scalekit4ee.outgoing.front;

import io.github.scalekit4ee.client.BearerTokenFilter;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The same calls by the client of Jakarta REST, with the tokens of another client. */
@ApplicationScoped
public class DeploymentsByJakartaRest implements Listing {

    @Inject
    ClientCredentialsClient tokens;

    @Inject
    @ConfigProperty(name = "deployments/mp-rest/url")
    String url;

    private Client rest;

    @PostConstruct
    void open() {
        rest = ClientBuilder.newClient().register(new BearerTokenFilter(tokens));
    }

    @PreDestroy
    void close() {
        rest.close();
    }

    @Override
    public String list() {
        return get(url + "/deployments");
    }

    @Override
    public String moved() {
        return get(url + "/deployments/moved");
    }

    public String deploy(String application) {
        return rest.target(url + "/deployments").request().post(Entity.text(application), String.class);
    }

    public CompletionStage<String> deployLater(String application) {
        return rest.target(url + "/deployments").request().rx().post(Entity.text(application), String.class);
    }

    /** The same service by a name that is not among the allowed hosts. */
    public String listByAnotherName() {
        return get(url.replace("127.0.0.1", "localhost") + "/deployments");
    }

    private String get(String target) {
        return rest.target(target).request().get(String.class);
    }
}
