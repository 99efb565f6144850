package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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

    private static Optional<String> method(String descriptor) throws IOException {
        return WebXmlLogin.method(new ByteArrayInputStream(descriptor.getBytes(StandardCharsets.UTF_8)));
    }
}
