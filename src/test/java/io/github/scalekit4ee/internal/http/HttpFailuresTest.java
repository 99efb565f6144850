package io.github.scalekit4ee.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** What is said of failures that a test can hardly cause; the others in {@link CorporateNetworkTest}. */
class HttpFailuresTest {

    private static final URI KEYS = URI.create("https://acme.scalekit.dev:8443/keys?kid=1");
    private static final HttpProxy PROXY = new HttpProxy("proxy.example", 3128);

    private final HttpFailures direct = new HttpFailures(KEYS, new Route(null), false);
    private final HttpFailures through = new HttpFailures(KEYS, new Route(PROXY), false);

    @Test
    void namesTheHostAndPortAndWhatIsWrongWithThem() {
        for (Exception unknown :
                new Exception[] {new UnknownHostException("hush"), new ConnectException(), new NoRouteToHostException()
                }) {
            assertThat(direct.describe(unknown))
                    .hasMessageContaining("acme.scalekit.dev:8443")
                    .hasCause(unknown);
        }
        assertThat(direct.describe(cause(new ConnectException(), new UnresolvedAddressException())))
                .hasMessageStartingWith("The host name of acme.scalekit.dev:8443 cannot be resolved.");
        assertThat(direct.describe(new NoRouteToHostException()))
                .hasMessage("No connection to acme.scalekit.dev:8443 can be made");
        assertThat(through.describe(new NoRouteToHostException()))
                .hasMessageStartingWith("No connection to the proxy proxy.example:3128, which leads to");
        assertThat(through.describe(new IOException("reset")))
                .hasMessage("The exchange with acme.scalekit.dev:8443 failed: reset (by way of the proxy"
                        + " proxy.example:3128)");
    }

    /** A server that ends TLS at once looks like one that is not there. */
    @Test
    void aFailureOfTlsIsOneEvenWhereTheConnectionIsRefused() {
        assertThat(direct.describe(cause(new ConnectException(), new SSLException("closed"))))
                .hasMessage("TLS with acme.scalekit.dev:8443 failed: closed");
    }

    @Test
    void thePeersWordsAreCutAndOnOneLine() {
        assertThat(direct.describe(new IOException("a\r\nb\u0000c"))).hasMessageEndingWith(" failed: a  b c");
        assertThat(direct.describe(new IOException("x".repeat(200))))
                .hasMessageEndingWith(" failed: " + "x".repeat(200));
        assertThat(direct.describe(new IOException("x".repeat(201))))
                .hasMessageEndingWith(" failed: " + "x".repeat(200) + "…");
        assertThat(direct.describe(new IOException())).hasMessageEndingWith(" failed: IOException");
    }

    @Test
    void whatEndedAnExchangeIsInsideOfWhatEndedTheFuture() {
        IOException reset = new IOException("reset");
        assertThat(direct.describe(new ExecutionException(reset)))
                .hasMessageEndingWith(" failed: reset")
                .hasCause(reset);
        assertThat(direct.describe(new ExecutionException("lost", null))).hasMessageEndingWith(" failed: lost");
    }

    @Test
    void namesTheProxyWhereThereIsOne() {
        assertThat(direct.proxyWantsPassword())
                .hasMessageStartingWith("A proxy on the way to acme.scalekit.dev:8443 asks");
        assertThat(through.proxyWantsPassword())
                .hasMessageStartingWith("The proxy proxy.example:3128 to acme.scalekit.dev:8443 asks");
        assertThat(direct.deadline(Duration.ofSeconds(5)))
                .hasMessage("No complete answer from acme.scalekit.dev:8443 within 5000 ms");
        assertThat(through.deadline(Duration.ofSeconds(5)))
                .hasMessage("No complete answer from acme.scalekit.dev:8443 by way of the proxy proxy.example:3128"
                        + " within 5000 ms");
        assertThat(direct.closed()).hasMessageEndingWith("was given up because the application stops");
    }

    @Test
    void tellsApartWhyACertificateIsNotTrusted() {
        assertThat(explained(new CertificateNotYetValidException())).startsWith("its certificate is not valid at this");
        assertThat(explained(new CertPathValidatorException("bad", null, null, -1, BasicReason.INVALID_SIGNATURE)))
                .startsWith("its certificate is of no CA that this JVM trusts");
        assertThat(explained(new CertPathValidatorException("bad", null, null, -1, BasicReason.REVOKED)))
                .isEqualTo("its words");
        assertThat(explained(new CertificateException("No name matching")))
                .startsWith("its certificate is for another");
        assertThat(explained(new CertificateException("Not what it seems"))).isEqualTo("its words");
        assertThat(explained(new CertificateException())).isEqualTo("its words");
    }

    private static String explained(Exception cause) {
        return TlsCauses.explain(cause(new SSLHandshakeException("failed"), cause), "its words", false);
    }

    @Test
    void looksAtSixteenCausesAndNoFurther() {
        IOException wanted = new IOException("wanted");
        assertThat(Causes.find(wrapped(wanted, 15), IOException.class)).isSameAs(wanted);
        assertThat(Causes.find(wrapped(wanted, 16), IOException.class)).isNull();
        RuntimeException circle = new RuntimeException("first");
        circle.initCause(new RuntimeException("second", circle));
        assertThat(Causes.find(circle, IOException.class)).isNull();
    }

    private static Throwable wrapped(Throwable inner, int times) {
        Throwable outer = inner;
        for (int i = 0; i < times; i++) {
            outer = new RuntimeException(outer);
        }
        return outer;
    }

    private static <T extends Throwable> T cause(T failure, Throwable cause) {
        failure.initCause(cause);
        return failure;
    }
}
