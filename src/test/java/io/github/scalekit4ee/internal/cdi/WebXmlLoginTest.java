package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.server.FailedDeploymentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebXmlLoginTest {

    private static final String LOGIN = "<login-config><auth-method> form </auth-method></login-config>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">" + LOGIN + "</web-app>",
                "<web-app>" + LOGIN + "</web-app>",
                "<j:web-app xmlns:j=\"http://x\"><j:login-config><j:auth-method>FORM</j:auth-method></j:login-config></j:web-app>",
                "<!DOCTYPE web-app PUBLIC \"-//Sun//DTD\" \"http://127.0.0.1:1/web-app.dtd\"><web-app>" + LOGIN
                        + "</web-app>"
            })
    void aLoginIsFoundInEachKindOfDescriptor(String descriptor) throws IOException {
        assertThat(method(descriptor)).hasValue("FORM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<web-app/>", "<web-app><login-config/></web-app>", "no document", ""})
    void whereThereIsNoneNothingIs(String descriptor) throws IOException {
        assertThat(method(descriptor)).isEmpty();
    }

    @Test
    void theMessageNamesTheAnnotationThatWorks() {
        assertThat(WebXmlLogin.message("FORM")).contains("FORM", "@FormAuthenticationMechanismDefinition");
        assertThat(WebXmlLogin.message("BASIC")).contains("BASIC", "@BasicAuthenticationMechanismDefinition");
    }

    @Test
    void besideOurMechanismItEndsTheApplication() {
        try (DeployedExtension deployed = DeployedExtension.with(DeployedExtension.VERIFYING)) {
            assertThatThrownBy(() -> start("<web-app>" + LOGIN + "</web-app>"))
                    .isInstanceOf(FailedDeploymentException.class)
                    .hasMessageContaining("/shop")
                    .hasMessageContaining("<login-config> with the method FORM");
            assertThat(deployed.isClosed()).isTrue();
        }
    }

    @Test
    void anApplicationWithoutAnyStarts() {
        try (DeployedExtension deployed = DeployedExtension.with(DeployedExtension.VERIFYING)) {
            start(null);
            start("<web-app/>");
            start(("<web-app>" + LOGIN + "</web-app>").replace("form", "CLIENT-CERT"));

            assertThat(deployed.isClosed()).isFalse();
        }
    }

    @Test
    void whereTheJarDoesNotAuthenticatePeopleLogInByIt() {
        try (DeployedExtension deployed = DeployedExtension.with(DeployedExtension.SWITCHED_OFF)) {
            assertThatCode(() -> start("<web-app>" + LOGIN + "</web-app>")).doesNotThrowAnyException();
        }
    }

    private static void start(@Nullable String descriptor) {
        StartingContext starting = new StartingContext("/shop");
        if (descriptor != null) {
            starting.descriptor(descriptor);
        }
        new WebXmlLogin().onStartup(null, starting.context());
        assertThat(starting.listeners).hasSize(1);
        starting.initialized();
    }

    private static Optional<String> method(String descriptor) throws IOException {
        return WebXmlLogin.method(new ByteArrayInputStream(descriptor.getBytes(StandardCharsets.UTF_8)));
    }
}
