package io.github.scalekit4ee.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.CorporateNetwork;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through a proxy, with a CA of one's own, and what is said where one of the two is missing or wrong. */
class CorporateNetworkTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String TRUST_STORE = "scalekit.http.trust-store (SCALEKIT_HTTP_TRUST_STORE)";
    private static final String PROXY = "scalekit.http.proxy (SCALEKIT_HTTP_PROXY)";

    @TempDir
    private static Path directory;

    private static SimulatedScalekit scalekit;
    private static CorporateNetwork network;

    @BeforeAll
    static void open() throws Exception {
        scalekit = SimulatedScalekit.start();
        network = new CorporateNetwork(scalekit.environmentUrl(), directory);
    }

    @AfterAll
    static void close() throws Exception {
        network.close();
        scalekit.close();
    }

    @BeforeEach
    void openTheProxy() {
        network.refuseTunnels(0);
    }

    private static HttpProxy proxy() {
        return new HttpProxy("127.0.0.1", network.proxyUrl().getPort());
    }

    private static TrustedCertificates trusted() throws Exception {
        return new TrustedCertificates(List.of((X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(Files.newInputStream(pem()))));
    }

    private static Path pem() throws IOException {
        String text = Files.readString(network.certificate());
        return Files.writeString(directory.resolve("only.pem"), text.substring(text.indexOf("-----BEGIN")));
    }

    private static BoundedResponse get(HttpSettings settings, URI uri) throws IOException, InterruptedException {
        try (BoundedHttpClient http = BoundedHttpClient.open("test-network", settings)) {
            return http.send(HttpRequest.newBuilder(uri).build(), DEADLINE);
        }
    }

    private static String failure(HttpSettings settings, URI uri) {
        try {
            return "status " + get(settings, uri).status();
        } catch (IOException | InterruptedException e) {
            return e.getMessage();
        }
    }

    private static URI keys() {
        return network.environmentUrl().resolve("/keys");
    }

    @Test
    void theProxyLeadsToAHostThatThisMachineDoesNotKnow() throws Exception {
        BoundedResponse response = get(new HttpSettings(proxy(), trusted()), keys());

        assertThat(new String(response.body(), UTF_8)).contains("\"kid\"");
        assertThat(network.tunnels()).contains(network.environmentUrl().getAuthority());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void aLoopbackAddressNeedsNoProxy(String host) throws Exception {
        int before = network.tunnels().size();
        URI uri = URI.create("http://" + host + ":" + scalekit.environmentUrl().getPort() + "/keys");

        assertThat(get(new HttpSettings(proxy(), null), uri).status()).isEqualTo(200);
        assertThat(network.tunnels()).hasSize(before);
    }

    @Test
    void saysThatTheProxyAsksForAPassword() throws Exception {
        network.refuseTunnels(407);

        assertThat(failure(new HttpSettings(proxy(), trusted()), keys()))
                .isEqualTo("The proxy " + proxy() + " to " + keys().getAuthority()
                        + " asks for a user and a password (407),"
                        + " which is not supported. Have it let this machine pass without, or name another in "
                        + PROXY);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 502})
    void saysThatTheProxyOpensNoTunnel(int status) throws Exception {
        network.refuseTunnels(status);

        assertThat(failure(new HttpSettings(proxy(), trusted()), keys()))
                .isEqualTo("The proxy " + proxy() + " opens no tunnel to " + keys().getAuthority() + " (" + status
                        + "). Have it allow that host and port, and check how the host is written");
    }

    @Test
    void saysThatNobodyListensWhereTheProxyShouldBe() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }

        assertThat(failure(new HttpSettings(new HttpProxy("127.0.0.1", nobody), trusted()), keys()))
                .isEqualTo("No connection to the proxy 127.0.0.1:" + nobody + ", which leads to "
                        + keys().getAuthority() + ", can be made. Check that it runs, or correct " + PROXY
                        + " or -Dhttps.proxyHost");
    }

    @Test
    void saysThatTheHostNameOfTheProxyIsUnknown() throws Exception {
        assertThat(failure(new HttpSettings(new HttpProxy("proxy.invalid", 3128), trusted()), keys()))
                .isEqualTo("The host name of the proxy proxy.invalid:3128, which leads to " + keys().getAuthority()
                        + ", cannot be resolved. Correct " + PROXY + " or -Dhttps.proxyHost");
    }

    @Test
    void saysWhereToNameACaThatTheJvmDoesNotTrust() {
        assertThat(failure(new HttpSettings(proxy(), null), keys()))
                .startsWith("TLS with " + keys().getAuthority()
                        + " failed: its certificate is of no CA that this JVM trusts (")
                .contains("PKIX")
                .endsWith("). Put the CA's certificate into a file and name it in " + TRUST_STORE
                        + " (by way of the proxy " + proxy() + ")");
    }

    @Test
    void theCertificatesOfOursAreInPlaceOfTheJdksAndAMessageSaysSo(@TempDir Path other) throws Exception {
        try (CorporateNetwork stranger = CorporateNetwork.ofANamesake(scalekit.environmentUrl(), other)) {
            HttpProxy leadsToStranger =
                    new HttpProxy("127.0.0.1", stranger.proxyUrl().getPort());

            assertThat(failure(new HttpSettings(leadsToStranger, trusted()), keys()))
                    .contains("failed: no certificate in " + TRUST_STORE + " leads to its certificate (")
                    .contains("Add the CA that issued it; the JDK's own CAs are not used beside that file");
        }
    }

    @Test
    void saysThatACertificateIsForAnotherHost() throws Exception {
        assertThat(failure(
                        new HttpSettings(null, trusted()),
                        URI.create("https://localhost:" + network.frontPort() + "/keys")))
                .startsWith(
                        "TLS with localhost:" + network.frontPort() + " failed: its certificate is for another host (")
                .endsWith("). Write the host name as the certificate has it, or have a certificate made for this one");
    }

    @Test
    void saysThatACertificateHasExpired() {
        SSLHandshakeException refused = new SSLHandshakeException("PKIX path validation failed");
        refused.initCause(
                new CertificateException("timestamp check failed", new CertificateExpiredException("NotAfter")));

        assertThat(TlsCauses.explain(refused, "timestamp check failed", false))
                .isEqualTo("its certificate is not valid at this time (timestamp check failed). Have it renewed, or"
                        + " correct this machine's clock");
    }

    @Test
    void anyOtherFailureOfTlsKeepsItsOwnWords() {
        assertThat(TlsCauses.explain(
                        new SSLHandshakeException("Received fatal alert: handshake_failure"), "its words", false))
                .isEqualTo("its words");
    }

    @Test
    void whatHoldsCertificatesShowsNoneOfThem() throws Exception {
        assertThat(new HttpSettings(proxy(), trusted()))
                .hasToString("HttpSettings[proxy=" + proxy() + ", trustedCertificates=TrustedCertificates[1]]");
    }
}
