package io.github.scalekit4ee.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.acme.example",
                "API.Acme.Example:8443",
                "a",
                "1a.xn--bcher-kva.b-c",
                "127.0.0.1:1",
                "localhost:65535",
                "secure:0443",
                "[::1]",
                "[2001:DB8::1]:9080",
                "[::ffff:10.0.0.1]"
            })
    void isTheTextInLowerCase(String text) {
        assertThat(HostAndPort.parse(text)).hasValue(text.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "api.acme.example ",
                ".example",
                "acme.",
                "a..b",
                "-a.example",
                "a-.example",
                "under_score.example",
                "*.example",
                "https://acme.example",
                "acme.example/",
                "user@acme.example",
                "bücher.example",
                "::1",
                "[::1",
                "[]",
                "[::g]",
                "[fe80::1%25eth0]"
            })
    void whatIsNoHostIsNotTaken(String text) {
        assertThat(HostAndPort.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:", "a:0", "a:65536", "a:99999", "a:100000", "a:-1", "a:+1", "a:1a", "a:1:2", "[::1]:0"})
    void aPortIsOneThatAServerCanHave(String text) {
        assertThat(HostAndPort.parse(text)).isEmpty();
    }

    /** RFC 1035 section 2.3.4. */
    @Test
    void aLabelHasSixtyThreeCharactersAtMost() {
        assertThat(HostAndPort.parse("a".repeat(63) + ".example")).isPresent();
        assertThat(HostAndPort.parse("a".repeat(64) + ".example")).isEmpty();
    }
}
