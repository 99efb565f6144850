package io.github.scalekit4ee.internal.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.http.HttpSettings;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLocationTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("publicKey.pem"), "the key");
    }

    private static String local(String location) throws IOException {
        return new String(new KeyLocation(location).readLocal(), UTF_8);
    }

    @Test
    void readsAFileByPathAndByUrl() throws IOException {
        assertThat(local(file.toString())).isEqualTo("the key");
        assertThat(local(file.toUri().toString())).isEqualTo("the key");
        assertThat(local(file.toFile().toURI().toString())).isEqualTo("the key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"publicKey.pem", "/publicKey.pem", "classpath:publicKey.pem", "classpath:/publicKey.pem"})
    void readsAResourceOfTheApplicationThatWasDeployed(String location) throws IOException {
        KeyLocation place;
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            Thread.currentThread().setContextClassLoader(application);
            place = new KeyLocation(location);
            Thread.currentThread().setContextClassLoader(before);

            assertThat(new String(place.readLocal(), UTF_8)).isEqualTo("the key");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no-such-key.pem", "classpath:no-such-key.pem", "file:/no/such/key.pem", "file:relative", "\0"})
    void saysThatThereIsNothing(String location) {
        assertThatThrownBy(() -> local(location)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no\nsuch\tkey.pem",
                "classpath:no\nsuch\tkey.pem",
                "file:/no%0Asuch%09key.pem",
                "no\u2028such\u202Ekey.pem",
                "file:/no%00such%00key.pem"
            })
    void saysSoInOneLineThatCanBeRead(String location) {
        assertThatThrownBy(() -> local(location))
                .isInstanceOf(IOException.class)
                .message()
                .containsPattern("no(\\?|%00)such(\\?|%00)key")
                .matches("[\\x20-\\x7E]+");
    }

    @Test
    void refusesAFileOfMoreThan64Kilobytes() throws IOException {
        Files.write(file, new byte[64 * 1024]);
        assertThat(new KeyLocation(file.toString()).readLocal()).hasSize(64 * 1024);

        Files.write(file, new byte[64 * 1024 + 1]);
        assertThatThrownBy(() -> local(file.toString()))
                .isInstanceOf(IOException.class)
                .hasMessage("it is larger than 65536 bytes");
    }

    @Test
    void readsAResourceAlsoWhereTheThreadHasNoClassLoader() throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            Thread.currentThread().setContextClassLoader(null);
            assertThat(new KeyLocation("io/github/scalekit4ee/internal/jwks/KeyLocation.class").readLocal())
                    .isNotEmpty();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void anAnswerThatIsNoKeyNamesTheUrlWithoutItsQuery() {
        try (SimulatedScalekit server = SimulatedScalekit.start()) {
            KeyLocation place = new KeyLocation(server.environmentUrl() + "/keys?secret=1");
            server.outage(Endpoint.KEYS, Fault.status(404));
            assertThatThrownBy(() -> place.read(Duration.ofSeconds(20), HttpSettings.DEFAULT))
                    .isInstanceOf(IOException.class)
                    .hasMessage(server.environmentUrl() + "/keys answered 404 instead of a key");
        }
    }

    @Test
    void anInterruptEndsTheReadingAndStaysVisible() {
        try (SimulatedScalekit server = SimulatedScalekit.start()) {
            KeyLocation place = new KeyLocation(server.environmentUrl() + "/keys");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> place.read(Duration.ofSeconds(20), HttpSettings.DEFAULT))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith("/keys was interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anHttpUrlIsNotOpenedAtDeployment() {
        assertThat(new KeyLocation("HTTP://localhost:1/keys?kid=1").url())
                .isEqualTo(URI.create("HTTP://localhost:1/keys?kid=1"));
        assertThat(new KeyLocation("https://keys.example/jwks").url()).isNotNull();
        assertThat(new KeyLocation("httpKeys.pem").url()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://keys.example/jwks", "https://user@keys.example/jwks", "https:", "http://a b/"})
    void refusesAnInsecureUrlAtDeployment(String location) {
        assertThatThrownBy(() -> new KeyLocation(location)).isInstanceOf(IllegalArgumentException.class);
    }
}
