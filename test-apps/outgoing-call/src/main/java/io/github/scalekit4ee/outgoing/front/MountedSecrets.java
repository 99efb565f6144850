package io.github.scalekit4ee.outgoing.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Ids and secrets as a platform mounts them: a directory with a file for each, which it replaces when a secret is rotated or
 * another client takes over. They come before what the application itself says.
 */
public class MountedSecrets implements ConfigSource {

    private static final Set<String> NAMES = Set.of(
            "scalekit.client-id",
            "scalekit.client-secret",
            "scalekit.clients.deployer.client-id",
            "scalekit.clients.deployer.client-secret");

    private final Path directory = Path.of(System.getenv("SECRETS_DIRECTORY"));

    @Override
    public Set<String> getPropertyNames() {
        return NAMES;
    }

    @Override
    public String getValue(String name) {
        Path file = directory.resolve(name);
        if (!NAMES.contains(name) || !Files.exists(file)) {
            return null;
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Above the 100 of {@code microprofile-config.properties}. */
    @Override
    public int getOrdinal() {
        return 200;
    }

    @Override
    public String getName() {
        return "secrets in " + directory;
    }
}
