package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.client.BearerTokenFilter;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.ScalekitClient;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients for outgoing calls, injected by their names. */
@ExtendWith(ServerExtension.class)
class ClientsTest {

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @ApplicationScoped
    public static class Billing {
        @Inject
        @ScalekitClient("billing")
        ClientCredentialsClient client;

        String token() {
            return client.accessToken().value();
        }
    }

    @Path("/clients")
    @RequestScoped
    public static class Clients {

        @Inject
        ClientCredentialsClient unnamed;

        @Inject
        @ScalekitClient("billing")
        ClientCredentialsClient billing;

        @Inject
        @ScalekitClient("mail")
        ClientCredentialsClient mail;

        @Inject
        Billing bean;

        @GET
        @Path("/{name}")
        public String token(@PathParam("name") String name) {
            return switch (name) {
                case "billing" -> billing.accessToken().value();
                case "mail" -> mail.accessToken().value();
                case "bean" -> bean.token();
                default -> unnamed.accessToken().value();
            };
        }

        @GET
        @Path("/called")
        public String called(@HeaderParam("Authorization") String authorization) {
            return String.valueOf(authorization).substring("Bearer ".length());
        }

        @GET
        @Path("/call")
        public String call(@Context UriInfo here) {
            Client client = ClientBuilder.newClient();
            try {
                return client.register(new BearerTokenFilter())
                        .target(here.getBaseUri())
                        .path("clients/called")
                        .request()
                        .get(String.class);
            } finally {
                client.close();
            }
        }
    }

    private static Deployment app;

    @BeforeAll
    static void deploy(Server server, SimulatedScalekit scalekit) {
        War war = War.of(Api.class, Clients.class, Billing.class)
                .trusting(scalekit)
                .configured("scalekit.client.allowed-hosts", "127.0.0.1,localhost");
        for (String name : new String[] {"", "clients.billing.", "clients.mail."}) {
            String id = "client-of-" + (name.isEmpty() ? "all" : name.split("\\.")[1]);
            scalekit.registerClient(id, "secret", "call:others");
            war.configured("scalekit." + name + "client-id", id)
                    .configured("scalekit." + name + "client-secret", "secret");
        }
        app = server.deploy(war);
    }

    @AfterAll
    static void undeploy() {
        app.close();
    }

    private static String client(String path) {
        Response answer = app.get("/api/clients/" + path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return new String(Base64.getUrlDecoder().decode(answer.body().split("\\.")[1]));
    }

    @Test
    void eachHasTheTokenOfItsOwnClient() {
        assertThat(client("unnamed")).contains("\"client-of-all\"");
        assertThat(client("billing")).contains("\"client-of-billing\"");
        assertThat(client("mail")).contains("\"client-of-mail\"");
    }

    @Test
    void isOneForTheWholeApplication() {
        assertThat(app.get("/api/clients/bean").body())
                .isEqualTo(app.get("/api/clients/billing").body());
    }

    @Test
    void aFilterFindsTheUnnamedOne() {
        assertThat(client("call")).contains("\"client-of-all\"");
    }
}
