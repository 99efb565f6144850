package io.github.scalekit4ee.outgoing.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.RegisteredClient;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deploys the WAR that the build made, once for each test class, so that each class starts without tokens. */
@ExtendWith(ArquillianExtension.class)
abstract class OutgoingCallTest {

    /** The server was told this port by its environment; the threads are daemons and end with the tests. */
    static final SimulatedScalekit SCALEKIT = SimulatedScalekit.builder()
            .port(Integer.getInteger("scalekit.port"))
            .start();

    static final RegisteredClient FRONT =
            RegisteredClient.of("m2morg_front", "front-secret", "read:deployments", "deploy:applications");
    static final RegisteredClient DEPLOYER =
            RegisteredClient.of("m2morg_deployer", "deployer-secret", "read:deployments", "deploy:applications");

    @Deployment(testable = false)
    static WebArchive application() {
        SCALEKIT.recover();
        register(FRONT);
        register(DEPLOYER);
        mountSecret(FRONT);
        mountSecret(DEPLOYER);
        mount("jakarta-rest", "client-id", FRONT.id());
        mount("rest-client", "client-id", DEPLOYER.id());
        return ShrinkWrap.create(ZipImporter.class, "outgoing-call.war")
                .importFrom(new File(System.getProperty("app.war")))
                .as(WebArchive.class);
    }

    @AfterEach
    void endEveryFault() {
        SCALEKIT.recover();
    }

    static void register(RegisteredClient client) {
        SCALEKIT.registerClient(client);
    }

    static RegisteredClient withSecret(RegisteredClient client, String secret) {
        return new RegisteredClient(
                client.id(), secret, client.scopes(), client.organizationId(), client.audience(), client.lifetime());
    }

    /** Puts a secret where the application reads it. */
    static void mountSecret(RegisteredClient client) {
        mount(client.id().equals(FRONT.id()) ? "jakarta-rest" : "rest-client", "client-secret", client.secret());
    }

    /** Puts a value where the application reads it. */
    static void mount(String way, String key, String value) {
        String name = (way.equals("jakarta-rest") ? "scalekit." : "scalekit.clients.deployer.") + key;
        try {
            Path directory = Files.createDirectories(Path.of(System.getProperty("secrets.directory")));
            Files.writeString(directory.resolve(name), value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the client whose tokens a way of calling uses} */
    static RegisteredClient clientOf(String way) {
        return way.equals("jakarta-rest") ? FRONT : DEPLOYER;
    }

    static void assertCallSucceeds(String way) {
        Answer answer = Application.get("/front/" + way);
        assertThat(answer.body()).isEqualTo("deployments for " + clientOf(way).id());
        assertThat(answer.status()).isEqualTo(200);
    }
}
