package io.github.scalekit4ee.internal.json;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Public test vectors, which lie beside the checkout. Where they don't, the test that asks for them is skipped. */
public final class TestVectors {

    private static final Path DIRECTORY = Path.of(System.getProperty("vectors.directory", "../shared/vectors"));

    private TestVectors() {}

    public static JsonObject read(String file) {
        Path path = DIRECTORY.resolve(file);
        assumeTrue(
                Files.exists(path),
                () -> "No test vectors at " + path.toAbsolutePath().normalize()
                        + ". Put them there, or say where they are: mvn"
                        + " -Dvectors.directory=<directory with jsontestsuite, rfc7520, wycheproof>");
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(path))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
