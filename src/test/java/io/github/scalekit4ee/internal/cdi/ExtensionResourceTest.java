package io.github.scalekit4ee.internal.cdi;

import static io.github.scalekit4ee.internal.cdi.ContainerEvents.discoveredMethods;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.security.ErrorResponses;
import io.github.scalekit4ee.internal.security.MetadataResponses;
import io.github.scalekit4ee.internal.security.ServletStreams;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import jakarta.enterprise.inject.spi.configurator.AnnotatedMethodConfigurator;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scopes that an application requires, and the protected resource that it is. */
@SuppressWarnings({"unused", "unchecked"})
class ExtensionResourceTest {

    @RegisterExtension
    static final SimulatedScalekitExtension SCALEKIT = new SimulatedScalekitExtension();

    private final FakeDeployment deployment =
            new FakeDeployment(SCALEKIT.scalekit().environmentUrl());

    private static class Scoped {
        @RequiresScopes("deploy")
        private void deploy() {}
    }

    interface Contract {
        @RequiresScopes("read")
        void read();
    }

    private static class Reading implements Contract {
        @Override
        public void read() {}
    }

    @AfterEach
    void end() {
        deployment.close();
    }

    // Scopes

    @Test
    void whereScopesAreNotEnforcedIsFound() {
        ScalekitExtension extension = deployment.verifying();
        extension.findScopes(discoveredMethods(Scoped.class).make());

        assertThat(extension.unenforcedScopes(Set.of()))
                .singleElement()
                .asString()
                .contains("Scoped.deploy is not enforced");
    }

    @Test
    void aBeanHasTheScopesOfItsInterfaces() {
        List<RequiresScopes> inherited = new ArrayList<>();
        AnnotatedMethodConfigurator<?> method = Fake.of(AnnotatedMethodConfigurator.class)
                .on("add", given -> {
                    inherited.add((RequiresScopes) given[0]);
                    return null;
                })
                .make();

        deployment
                .verifying()
                .findScopes(discoveredMethods(Reading.class)
                        .on(
                                "configureAnnotatedType",
                                Fake.of(AnnotatedTypeConfigurator.class)
                                        .on("filterMethods", given -> Stream.of(method))
                                        .make())
                        .make());

        assertThat(inherited).singleElement().satisfies(scopes -> assertThat(scopes.value())
                .containsExactly("read"));
    }

    // The protected resource

    @Test
    void withoutAUrlThereIsNoResource() {
        ScalekitExtension extension = deployment.verifying();
        deployment.check(extension);

        extension.openResource(Set.of(), "/shop");

        assertThat(deployment.added().made(ErrorResponses.class).resource()).isNull();
        assertThat(deployment.log().all()).isEmpty();
    }

    @Test
    void theResourceHasTheScopesOfAllClasses() throws IOException {
        resource("https://api.example/shop");
        ScalekitExtension extension = deployment.verifying();
        deployment.check(extension);
        extension.findScopes(discoveredMethods(Scoped.class).make());

        extension.openResource(Set.of(Contract.class), "/shop");

        assertThat(deployment.log().of(Level.INFO))
                .singleElement()
                .asString()
                .contains("/shop is the protected resource https://api.example/shop");
        assertThat(metadata()).contains("\"deploy\"", "\"read\"", "\"header\"");
    }

    @Test
    void withACookieItSaysNothingOfTheHeader() throws IOException {
        resource("https://api.example/shop");
        deployment.set("mp.jwt.token.header", "Cookie");
        ScalekitExtension extension = deployment.verifying();
        deployment.check(extension);

        extension.openResource(Set.of(), "/shop");

        assertThat(metadata()).contains("https://api.example/shop").doesNotContain("\"header\"");
    }

    /** As in an EAR with the jar in its lib. */
    @Test
    void ofSeveralWarsItIsTheOneThatHasTheResourceBelowIt() {
        resource("https://api.example/shop");
        ScalekitExtension extension = deployment.verifying();
        deployment.check(extension);
        ErrorResponses responses = deployment.added().made(ErrorResponses.class);

        extension.openResource(Set.of(), "/first");
        assertThat(responses.resource().metadataUrl()).contains("/first/");
        extension.openResource(Set.of(), "/shop");
        assertThat(responses.resource().metadataUrl()).contains("/shop/");
        extension.openResource(Set.of(), "/last");
        assertThat(responses.resource().metadataUrl()).contains("/shop/");
    }

    private void resource(String url) {
        deployment.set("scalekit.resource.url", url);
        deployment.set("scalekit.audiences", url);
    }

    private String metadata() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        MetadataResponses.write(
                deployment.added().made(ErrorResponses.class).resource(),
                Fake.of(HttpServletRequest.class)
                        .on("getMethod", "GET")
                        .on("getPathInfo", (Object) null)
                        .make(),
                Fake.of(HttpServletResponse.class)
                        .on("containsHeader", true)
                        .on("setHeader", (Object) null)
                        .on("setStatus", (Object) null)
                        .on("setContentType", (Object) null)
                        .on("setContentLength", (Object) null)
                        .on("getOutputStream", ServletStreams.output(body))
                        .make());
        return body.toString(StandardCharsets.UTF_8);
    }
}
