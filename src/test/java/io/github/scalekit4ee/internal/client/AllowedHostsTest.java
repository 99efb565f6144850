package io.github.scalekit4ee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class AllowedHostsTest {

    private final AllowedHosts hosts = new AllowedHosts(
            List.of(
                    "api.acme.example",
                    "Billing.Acme.Example:8443",
                    "127.0.0.1",
                    "localhost:9080",
                    "[::1]",
                    "secure:443",
                    "xn--bcher-kva.example"),
            "allowed-hosts");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.acme.example", "https://api.acme.example:8080/x", "HTTPS://API.ACME.EXAMPLE/",
                "https://billing.acme.example:8443/invoices?q=1", "http://127.0.0.1:12345/", "http://localhost:9080/",
                "http://[::1]:8080/", "https://secure/", "https://secure:443/",
                "https://api.acme.example:/", "https://secure:0443/", "https://XN--BCHER-KVA.example/"
            })
    void allowsTheNamedHosts(String target) {
        assertThat(hosts.allow(URI.create(target))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.acme.example",
                "https://acme.example",
                "https://evil-api.acme.example",
                "https://x.api.acme.example",
                "https://api.acme.example.evil.example",
                "https://api.acme.example@evil.example",
                "https://evil.example/api.acme.example",
                "https://evil.example?api.acme.example",
                "https://api.acme.example./",
                "https://api.acme.example%2F@evil.example/",
                "https://api.acme.example:443@evil.example/",
                "https://api.acme.example%40evil.example/",
                "https://api.acme.example@evil.example@evil.example/",
                "https://evil.example#@api.acme.example/",
                "https://evil.example;api.acme.example/",
                "https://api.acme.example%2e/",
                "https://api.acme.example%00.evil.example/",
                "https:api.acme.example/",
                "https:///api.acme.example/",
                "http://2130706433/",
                "http://127.1/",
                "http://[::ffff:127.0.0.1]/",
                "https://b\u00fccher.example/",
                "https://b\uff55cher.example/",
                "https://api\u3002acme.example/",
                "https://api.acme\uff0eexample/",
                "https://ap\u0456.acme.example/",
                "https://billing.acme.example",
                "https://billing.acme.example:8444",
                "http://localhost:9081/",
                "http://127.0.0.1.evil.example/",
                "https://secure:8443/",
                "ftp://api.acme.example",
                "/relative",
                "mailto:api.acme.example",
                "https://api_acme.example"
            })
    void refusesEveryOtherTarget(String target) {
        assertThat(hosts.allow(URI.create(target))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.acme.example",
                "*.acme.example",
                "*",
                "api.acme.example/path",
                "user@host",
                "",
                "a b",
                "host:",
                "api.acme.example.",
                "b\u00fccher.example",
                "api\u3002acme.example",
                "[::1%25eth0]"
            })
    void refusesASettingThatIsNoHost(String host) {
        assertThatThrownBy(() -> new AllowedHosts(List.of(host), "allowed-hosts"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("allowed-hosts: \"" + host + "\" is not a host.");
    }

    /** What is before the @ is no part of the host, whether it looks like one or not. */
    @Test
    void looksAtTheHostAndNotAtTheUser() {
        assertThat(hosts.allow(URI.create("https://evil.example@api.acme.example/")))
                .isTrue();
    }

    @Test
    void tellsWhereAHostIsAdded() {
        assertThat(hosts.refusal(URI.create("https://other.example/path?token=1")))
                .isEqualTo("No access token is sent to https://other.example. If that host may have one, add it to"
                        + " allowed-hosts, and call it by https; http is for loopback addresses only.");
    }

    @Test
    void tellsHowAnInternationalNameIsWritten() {
        assertThat(hosts.refusal(URI.create("https://user:secret@b\u00fccher.example/")))
                .contains("xn--bcher-kva.example")
                .doesNotContain("secret");
    }
}
