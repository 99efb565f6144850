package io.github.scalekit4ee.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrisTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.scalekit.dev",
                "HTTPS://acme.scalekit.dev/keys?kid=1",
                "https://acme.scalekit.dev:8443/keys",
                "https://acme.scalekit.dev:1",
                "https://acme.scalekit.dev:65535",
                "http://localhost:8080/keys",
                "http://LOCALHOST/keys",
                "http://127.0.0.1/keys",
                "http://127.255.1.2/keys",
                "http://[::1]:8080/keys",
                "http://[0:0:0:0:0:0:0:1]/keys"
            })
    void acceptsHttpsAndHttpOnALoopbackAddress(String uri) {
        assertThat(HttpUris.requireSecure(URI.create(uri), "The URL")).isEqualTo(URI.create(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.scalekit.dev",
                "http://localhost.evil.example",
                "http://127.0.0.1.evil.example",
                "http://128.0.0.1",
                "http://10.0.0.1",
                "http://[::2]",
                "http://[::ffff:10.0.0.1]",
                "http://0.0.0.0",
                "ftp://localhost",
                "file:/keys",
                "acme.scalekit.dev",
                "//acme.scalekit.dev",
                "https:acme",
                "https:///keys",
                "https://user:password@acme.scalekit.dev",
                "https://user@acme.scalekit.dev",
                "http://localhost@evil.example",
                "https://acme.scalekit.dev#fragment",
                "https://acme.scalekit.dev:0",
                "https://acme.scalekit.dev:65536",
                "https://under_score.example"
            })
    void refusesEverythingElse(String uri) {
        assertThatThrownBy(() -> HttpUris.requireSecure(URI.create(uri), "The URL"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The URL ")
                .hasMessageNotContaining("password");
    }

    @Test
    void showsAUriWithoutItsQuery() {
        assertThat(HttpUris.shown(URI.create("https://acme.scalekit.dev:8443/keys?secret=1")))
                .isEqualTo("https://acme.scalekit.dev:8443/keys");
        assertThat(HttpUris.shown(URI.create("https://acme.scalekit.dev/keys")))
                .isEqualTo("https://acme.scalekit.dev/keys");
    }
}
