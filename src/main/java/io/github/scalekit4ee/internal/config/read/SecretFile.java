package io.github.scalekit4ee.internal.config.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.scalekit4ee.internal.config.source.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A secret that is a file's content, as Kubernetes mounts it. Of the content nothing is shown. */
final class SecretFile {

    /** No client secret is longer; a wrong path may name anything. */
    private static final int LONGEST = 8192;

    private SecretFile() {}

    /** Without the line break that editors leave at the end. The file may be another one at each call. */
    static String read(String location) throws MalformedValueException {
        Path file = file(location);
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(LONGEST + 1);
            String secret = new String(content, UTF_8).strip();
            if (content.length > LONGEST || secret.isEmpty()) {
                throw new MalformedValueException(
                        "the file " + file + (secret.isEmpty() ? " is empty" : " is longer than any secret"),
                        "Write the client's secret into it, and nothing else");
            }
            return secret;
        } catch (IOException e) {
            throw new MalformedValueException(
                    "the file " + file + " cannot be read", "Let the user that runs the server read it");
        }
    }

    private static Path file(String location) throws MalformedValueException {
        try {
            Path file = Path.of(location).toAbsolutePath();
            if (Files.isRegularFile(file)) {
                return file;
            }
            throw new MalformedValueException(
                    "there is no file " + file,
                    "Mount the secret there, or give the path of its file, best an absolute one");
        } catch (InvalidPathException e) {
            throw new MalformedValueException(
                    SafeText.value(location) + " is no path of a file", "Give the path of the file");
        }
    }
}
