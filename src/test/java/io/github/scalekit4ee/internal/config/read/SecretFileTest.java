package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.RegisteredClient;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void mount() throws IOException {
        file = Files.writeString(directory.resolve("client-secret"), "hush\n");
    }

    private Settings settings() {
        return Settings.client("scalekit.client-secret-file=" + file).without("scalekit.client-secret");
    }

    @Test
    void theSecretIsTheContentWithoutTheLineBreak() {
        assertThat(settings().unnamedClient().credentials().get().clientSecret())
                .isEqualTo("hush");
    }

    /** Kubernetes puts another file in place of the one that is there. */
    @Test
    void aRotatedSecretIsReadAnew() throws IOException {
        ClientConfiguration client = settings().unnamedClient();
        Path next = Files.writeString(directory.resolve("next"), "rotated");
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

        assertThat(client.credentials().get().clientSecret()).isEqualTo("rotated");
    }

    @Test
    void aFileThatIsGoneFailsTheRequestThatNeedsIt() throws IOException {
        ClientConfiguration client = settings().unnamedClient();
        Files.delete(file);

        assertThatThrownBy(() -> client.credentials().get())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("scalekit.client-secret-file (SCALEKIT_CLIENT_SECRET_FILE)")
                .hasMessageContaining("there is no file " + file);
    }

    @Test
    void aNamedClientHasOneToo() {
        assertThat(Settings.client("scalekit.clients.billing.client-id=m2m_2")
                        .and("scalekit.clients.billing.client-secret-file=" + file)
                        .read()
                        .clients()
                        .get("billing")
                        .credentials()
                        .get()
                        .clientSecret())
                .isEqualTo("hush");
    }

    @Test
    void aClientInPlainJavaSendsWhatTheFileHolds() throws IOException {
        try (SimulatedScalekit scalekit = SimulatedScalekit.builder()
                        .client(RegisteredClient.of("m2m_1", "hush", "read:all"))
                        .start();
                ClientCredentialsClient client = ClientCredentialsClient.builder()
                        .environmentUrl(scalekit.environmentUrl())
                        .clientId("m2m_1")
                        .clientSecretFile(file)
                        .build()) {
            assertThat(client.accessToken().scopes()).containsExactly("read:all");
            assertThat(scalekit.requests(Endpoint.TOKEN)).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "two\nlines",
                "\"hush\"",
                "scalekit.client-secret=hush",
                "SCALEKIT_CLIENT_SECRET=hush",
                "Bearer hush",
                "${SECRET}",
                "hu\u200Bsh",
                "h\u00FCsh",
                "m2m_1"
            })
    void aContentThatIsNoSecretIsRefusedWithoutBeingShown(String content) throws IOException {
        Files.writeString(file, content);

        assertThat(settings().problems()).singleElement().asString().doesNotContain("hush", "h\u00FCsh", "two");
    }

    @Test
    void aFileThatIsTooLongIsRefused() throws IOException {
        Files.writeString(file, "x".repeat(8193));

        assertThat(settings().problems())
                .singleElement()
                .asString()
                .contains("the file " + file + " is longer than any secret");
    }

    @Test
    void aPathThatLeadsToNoFileIsRefused() {
        for (Path wrong : new Path[] {directory, directory.resolve("other")}) {
            file = wrong;

            assertThat(settings().problems()).singleElement().asString().contains("there is no file " + wrong);
        }
        assertThat(Settings.client("scalekit.client-secret-file=a\u0000b")
                        .without("scalekit.client-secret")
                        .problems())
                .singleElement()
                .asString()
                .contains("is no path of a file");
    }

    @Test
    void aPathWithAControlCharacterBreaksNoLine() {
        file = directory.resolve("x\u0001\n=y");

        assertThat(settings().problems()).singleElement().asString().contains("/x??=y. Mount the secret there");
    }

    @Test
    void aSecretAndAFileTogetherAreRefused() {
        assertThat(settings().and("scalekit.client-secret=hush").problems())
                .singleElement()
                .asString()
                .contains("is set, and so is scalekit.client-secret");
    }
}
