package io.github.scalekit4ee.wiring;

import io.github.scalekit4ee.AccessTokenVerifier;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What the build has made by the time tests run, and a jar of it as an application has it in WEB-INF/lib. */
final class Built {

    private Built() {}

    /** Writes the product's classes and resources, without the libraries, which the server has here. */
    static void writeJar(Path jar) {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> all = Files.walk(product())) {
            zip.setLevel(0);
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(product().relativize(each).toString().replace('\\', '/')));
                Files.copy(each, zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path product() {
        try {
            return Path.of(AccessTokenVerifier.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
