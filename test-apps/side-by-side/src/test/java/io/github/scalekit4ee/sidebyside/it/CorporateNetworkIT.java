package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.corporate.OutgoingResource;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys and token requests through a proxy, to an issuer whose certificate no JDK trusts, by keys of one application alone. */
@ExtendWith(ArquillianExtension.class)
class CorporateNetworkIT {
    private static final CorporateNetwork NETWORK;
    private static final SimulatedScalekit SCALEKIT;

    static {
        int port = Integer.getInteger("scalekit.port");
        try {
            NETWORK = new CorporateNetwork(
                    URI.create("http://127.0.0.1:" + port), Files.createTempDirectory("corporate-network"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        SCALEKIT = SimulatedScalekit.builder()
                .port(port)
                .issuer(NETWORK.environmentUrl().toString())
                .client(Wars.READER, "a-secret-for-a-test", "read:deployments")
                .start();
    }

    @Deployment(testable = false, name = "corporate")
    static WebArchive configured() {
        return war(
                "corporate",
                "scalekit.http.proxy=" + NETWORK.proxyUrl(),
                "scalekit.http.trust-store=" + written(NETWORK.certificate()));
    }

    @Deployment(testable = false, name = "corporate-store")
    static WebArchive configuredWithAKeyStore() {
        return war(
                "corporate-store",
                "scalekit.http.proxy=" + NETWORK.proxyUrl(),
                "scalekit.http.trust-store=" + written(NETWORK.keys()),
                "scalekit.http.trust-store-type=PKCS12",
                "scalekit.http.trust-store-password=" + CorporateNetwork.PASSWORD);
    }

    @Deployment(testable = false, name = "corporate-distrusting")
    static WebArchive withoutTheTrustStore() {
        return war("corporate-distrusting", "scalekit.http.proxy=" + NETWORK.proxyUrl());
    }

    @Deployment(testable = false, name = "corporate-alone")
    static WebArchive withoutEither() {
        return war("corporate-alone");
    }

    private static String written(Path file) {
        return file.toString().replace("\\", "\\\\"); // as a file of properties has it
    }

    private static WebArchive war(String name, String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "scalekit.environment-url=" + NETWORK.environmentUrl(),
                "scalekit.audiences=" + Wars.AUDIENCE,
                "scalekit.jwks.timeout=PT30S",
                "scalekit.client.timeout=PT30S",
                "scalekit.client-id=" + Wars.READER,
                "scalekit.client-secret=a-secret-for-a-test"));
        lines.addAll(List.of(more));
        return Wars.unconfigured(name)
                .addPackage(OutgoingResource.class.getPackage())
                .addAsLibrary(Wars.theJar())
                .addAsResource(Wars.file(lines.toArray(String[]::new)), Wars.CONFIGURATION);
    }

    @Test
    void keysAndTokensComeThroughTheProxyByTheCertificateOfTheFile() {
        assertReached(new Application("corporate"));
        assertReached(new Application("corporate-store"));
    }

    private static void assertReached(Application application) {
        int before = NETWORK.tunnels().size();

        assertThat(application.get("/api/caller", Wars.readersToken(SCALEKIT))).isEqualTo(Wars.readersAnswer(SCALEKIT));
        assertThat(application.get("/api/outgoing").body()).isEqualTo("token");
        assertThat(NETWORK.tunnels())
                .hasSizeGreaterThan(before)
                .allMatch(NETWORK.environmentUrl().getAuthority()::equals);
    }

    @Test
    void withoutTheTrustStoreTheTokensAreNotRefusedAndAMessageSaysWhereToNameTheCa() {
        Application application = new Application("corporate-distrusting");

        assertThat(application.get("/api/caller", Wars.readersToken(SCALEKIT)).status())
                .isEqualTo(503);
        assertThat(application.get("/api/outgoing").body())
                .contains("of no CA that this JVM trusts", "scalekit.http.trust-store (SCALEKIT_HTTP_TRUST_STORE)");
    }

    @Test
    void theKeysOfOneApplicationChangeNothingForAnother() {
        Application application = new Application("corporate-alone");

        assertThat(application.get("/api/caller", Wars.readersToken(SCALEKIT)).status())
                .isEqualTo(503);
        assertThat(application.get("/api/outgoing").body())
                .contains("The host name of issuer.example:", "cannot be resolved");
    }
}
