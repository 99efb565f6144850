package io.github.scalekit4ee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.internal.CorporateNetwork;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and tokens through a proxy, from an issuer with a private CA that sends gzip to whoever asks, by the public builders. */
class CorporateNetworkTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String AUDIENCE = "https://api.acme.example";

    @TempDir
    private static Path directory;

    private static SimulatedScalekit scalekit;
    private static CorporateNetwork network;

    @BeforeAll
    static void open() throws Exception {
        int port = freePort();
        network = new CorporateNetwork(URI.create("http://127.0.0.1:" + port), directory);
        network.gzip();
        scalekit = SimulatedScalekit.builder()
                .port(port)
                .issuer(network.environmentUrl().toString())
                .client("m2m_1", "hush", "deploy:applications")
                .start();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
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

    private static AccessTokenVerifier.Builder verifier() {
        return AccessTokenVerifier.builder()
                .environmentUrl(network.environmentUrl())
                .audience(AUDIENCE)
                .jwksTimeout(LONG)
                .httpProxy(network.proxyUrl());
    }

    private static ClientCredentialsClient.Builder client() {
        return ClientCredentialsClient.builder()
                .environmentUrl(network.environmentUrl())
                .clientId("m2m_1")
                .clientSecret("hush")
                .timeout(LONG)
                .httpProxy(network.proxyUrl());
    }

    private static String token() {
        return scalekit.mint().organizationClient().audience(AUDIENCE).token();
    }

    @Test
    void aVerifierGetsItsKeysWithCertificatesInPem() {
        try (AccessTokenVerifier verifier =
                verifier().httpTrustStore(network.certificate()).build()) {
            assertThat(verifier.verify(token()).issuer())
                    .isEqualTo(network.environmentUrl().toString());
        }
        assertThat(network.tunnels()).contains(network.environmentUrl().getAuthority());
        assertThat(scalekit.requests(Endpoint.KEYS)).isPositive();
    }

    @Test
    void aClientGetsItsTokenWithCertificatesInAKeyStore() {
        try (ClientCredentialsClient client = client().httpTrustStore(network.keys())
                .httpTrustStorePassword(CorporateNetwork.PASSWORD)
                .httpTrustStoreType("PKCS12")
                .build()) {
            assertThat(client.accessToken().value()).isNotEmpty();
        }
        assertThat(network.tunnels()).contains(network.environmentUrl().getAuthority());
        assertThat(scalekit.requests(Endpoint.TOKEN)).isPositive();
    }

    @Test
    void withoutTheTrustStoreBothSayWhereToNameTheCa() {
        try (AccessTokenVerifier verifier = verifier().build();
                ClientCredentialsClient client = client().build()) {
            assertThatThrownBy(() -> verifier.verify(token()))
                    .isInstanceOf(KeySourceUnavailableException.class)
                    .hasMessageContaining("scalekit.http.trust-store (SCALEKIT_HTTP_TRUST_STORE)");
            assertThatThrownBy(client::accessToken)
                    .isInstanceOf(TokenRequestException.class)
                    .hasMessageContaining("scalekit.http.trust-store (SCALEKIT_HTTP_TRUST_STORE)");
        }
    }

    @Test
    void ofAProxyThatAsksForAPasswordBothSaySo() {
        network.refuseTunnels(407);
        try (AccessTokenVerifier verifier =
                        verifier().httpTrustStore(network.certificate()).build();
                ClientCredentialsClient client =
                        client().httpTrustStore(network.certificate()).build()) {
            assertThatThrownBy(() -> verifier.verify(token()))
                    .isInstanceOf(KeySourceUnavailableException.class)
                    .hasMessageContaining("asks for a user and a password (407)");
            assertThatThrownBy(client::accessToken)
                    .isInstanceOfSatisfying(TokenRequestException.class, e -> assertThat(e.kind())
                            .isEqualTo(TokenRequestException.Kind.UNAVAILABLE))
                    .hasMessageContaining("asks for a user and a password (407)");
        }
    }
}
