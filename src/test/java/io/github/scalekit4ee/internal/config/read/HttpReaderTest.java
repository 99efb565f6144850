package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.CorporateNetwork;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.config.VerificationKeys;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.http.HttpProxy;
import io.github.scalekit4ee.internal.http.HttpSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys {@code scalekit.http.…}. */
class HttpReaderTest {

    private static final String STORE = "scalekit.http.trust-store (SCALEKIT_HTTP_TRUST_STORE): ";
    private static final String PASSWORD_KEY =
            "scalekit.http.trust-store-password (SCALEKIT_HTTP_TRUST_STORE_PASSWORD)";

    @TempDir
    private static Path directory;

    private static CorporateNetwork network;
    private static Certificate certificate;

    @BeforeAll
    static void makeACertificate() throws Exception {
        network = new CorporateNetwork(URI.create("http://127.0.0.1:1"), directory);
        KeyStore keys = KeyStore.getInstance(network.keys().toFile(), CorporateNetwork.PASSWORD.toCharArray());
        certificate = keys.getCertificate("front");
    }

    @AfterAll
    static void close() throws IOException {
        network.close();
    }

    private static Path store(String name, String type, String password) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setCertificateEntry("ca", certificate);
        Path file = directory.resolve(name);
        try (OutputStream stream = Files.newOutputStream(file)) {
            store.store(stream, password.toCharArray());
        }
        return file;
    }

    private static Settings withStore(Path file, String... more) {
        return Settings.scalekit("scalekit.http.trust-store=" + file).and(more);
    }

    private static HttpSettings http(Settings settings) {
        return ((VerificationKeys.JwkSetEndpoint) settings.unnamed().verificationKeys())
                .jwks()
                .http();
    }

    @Test
    void withoutAnyTheJdkDecides() {
        assertThat(http(Settings.scalekit())).isEqualTo(HttpSettings.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example:3128, proxy.example, 3128",
        "HTTP://10.0.0.1:80/, 10.0.0.1, 80",
        "http://[::1]:8080, [::1], 8080"
    })
    void aProxyIsAHostAndAPort(String url, String host, int port) {
        assertThat(http(Settings.scalekit("scalekit.http.proxy=" + url)).proxy())
                .isEqualTo(new HttpProxy(host, port));
    }

    @Test
    void allThatIsFetchedGoesTheSameWay() {
        ScalekitConfiguration configuration = Settings.microProfile(
                        "scalekit.http.proxy=http://proxy.example:3128",
                        "mp.jwt.decrypt.key.location=https://vault.example/key",
                        "scalekit.clients.billing.environment-url=https://acme.scalekit.dev",
                        "scalekit.clients.billing.client-id=m2m_1",
                        "scalekit.clients.billing.client-secret=hush")
                .read();
        HttpProxy proxy = new HttpProxy("proxy.example", 3128);

        VerifierConfiguration verifier = configuration.verifier();
        assertThat(((VerificationKeys.Location) verifier.environments().get("").verificationKeys())
                        .jwks()
                        .http()
                        .proxy())
                .isEqualTo(proxy);
        assertThat(verifier.decryption().http().proxy()).isEqualTo(proxy);
        assertThat(configuration.clients().get("billing").http().proxy()).isEqualTo(proxy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example:3128",
                "proxy.example",
                "https://proxy.example:3128",
                "socks://proxy.example:1080",
                "http://proxy.example",
                "http://proxy.example:0",
                "http://proxy.example:70000",
                "http://proxy.example:3128/path",
                "http://proxy.example:3128?x",
                "http://proxy_1.example:3128",
                "http:// proxy:3128"
            })
    void whatIsNoProxyIsRefusedWithAnExample(String value) {
        assertThat(Settings.scalekit("scalekit.http.proxy=" + value).problems())
                .singleElement()
                .asString()
                .startsWith("scalekit.http.proxy (SCALEKIT_HTTP_PROXY): \"")
                .contains("http://proxy.example:3128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://me:hush@proxy.example:3128", "http://hush@proxy.example:3128"})
    void aPasswordInTheUrlIsRefusedUnshown(String value) {
        assertThat(Settings.scalekit("scalekit.http.proxy=" + value).problems())
                .containsExactly(
                        "scalekit.http.proxy (SCALEKIT_HTTP_PROXY): the URL holds a user name or a password, and"
                                + " proxies that ask for one are not supported. Leave it out, and have the proxy let this machine"
                                + " pass without.");
    }

    @Test
    void certificatesComeFromPem() throws Exception {
        String one = Files.readString(network.certificate());
        Path two = Files.writeString(directory.resolve("two.pem"), one + "# and another\n" + one);

        assertThat(http(withStore(two)).trustedCertificates()).hasToString("TrustedCertificates[2]");
        assertThat(http(withStore(two, "scalekit.http.trust-store-type=pem")).trustedCertificates())
                .hasToString("TrustedCertificates[2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void certificatesComeFromAKeyStoreWhoseTypeIsFoundOut(String type) throws Exception {
        Path file = store("store." + type, type, "changeit");

        for (String typeKey : List.of("", type.toLowerCase(Locale.ROOT))) {
            assertThat(http(withStore(
                                    file,
                                    "scalekit.http.trust-store-password=changeit",
                                    "scalekit.http.trust-store-type=" + typeKey))
                            .trustedCertificates())
                    .hasToString("TrustedCertificates[1]");
        }
    }

    @Test
    void theCertificateOfAKeyCounts() {
        assertThat(http(withStore(network.keys(), "scalekit.http.trust-store-password=changeit"))
                        .trustedCertificates())
                .hasToString("TrustedCertificates[1]");
    }

    @Test
    void aWrongPasswordIsSaidUnshown() throws Exception {
        for (String type : List.of("PKCS12", "JKS")) {
            Path file = store("wrong." + type, type, "changeit");

            assertThat(withStore(file, "scalekit.http.trust-store-password=hush")
                            .problems())
                    .containsExactly(STORE + "the password of " + PASSWORD_KEY + " is not that of the file " + file
                            + ". Correct the password.");
        }
    }

    @Test
    void aMissingPasswordIsSaid() throws Exception {
        assertThat(withStore(store("locked.p12", "PKCS12", "changeit")).problems())
                .singleElement()
                .asString()
                .startsWith(STORE)
                .contains("set " + PASSWORD_KEY);
    }

    @Test
    void aFileWithoutACertificateIsRefused() throws Exception {
        Path text = Files.writeString(directory.resolve("empty.pem"), "-----BEGIN PUBLIC KEY-----\nMIIB\n");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Path empty = directory.resolve("empty.p12");
        try (OutputStream stream = Files.newOutputStream(empty)) {
            store.store(stream, "changeit".toCharArray());
        }

        assertThat(withStore(text).problems())
                .singleElement()
                .asString()
                .startsWith(STORE + "the file " + text + " holds no certificate");
        assertThat(withStore(empty, "scalekit.http.trust-store-password=changeit")
                        .problems())
                .containsExactly(
                        STORE + "the file " + empty + " holds no certificate. Put the CA's certificate into it, such"
                                + " as by keytool -importcert, or as PEM.");
    }

    @Test
    void whatIsNoStoreIsRefused() throws Exception {
        Path text = Files.writeString(directory.resolve("text"), "no store at all");
        Path broken = Files.writeString(
                directory.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");

        assertThat(withStore(text).problems())
                .containsExactly(STORE + "the file " + text
                        + " cannot be read as PEM, PKCS12 or JKS. Check its content and permissions.");
        assertThat(withStore(broken).problems())
                .containsExactly(STORE + "the file " + broken
                        + " cannot be read as PEM, PKCS12 or JKS. Check its content and permissions.");
        assertThat(withStore(text, "scalekit.http.trust-store-type=vault").problems())
                .containsExactly(STORE + "the file " + text + " cannot be read as \"vault\". Check its content and"
                        + " scalekit.http.trust-store-type (SCALEKIT_HTTP_TRUST_STORE_TYPE).");
    }

    @Test
    void aCertificateInsteadOfItsPlaceIsRefused() throws Exception {
        String pem = Files.readString(network.certificate());

        assertThat(withStore(Path.of("x"), "scalekit.http.trust-store=" + pem).problems())
                .containsExactly(
                        STORE + "the value is a certificate, not the place of one. Put it into a file, and give that"
                                + " file's path.");
    }

    @Test
    void theBuildersSayTheirOwnMethodsAndShowNoPassword() {
        BuilderValues values = new BuilderValues();
        values.put(ScalekitKey.ENVIRONMENT_URL, URI.create("https://acme.scalekit.dev"));
        values.add(ScalekitKey.AUDIENCES, List.of("a"));
        values.put(ScalekitKey.HTTP_TRUST_STORE_PASSWORD, "hush");

        assertThatThrownBy(() -> ConfigurationReader.verifier(values))
                .hasMessage("httpTrustStorePassword(…): has no effect without httpTrustStore(…). Remove it, or call"
                        + " httpTrustStore(Path.of(\"<the file>\")).");
    }
}
