package io.github.scalekit4ee.wiring;

import io.github.scalekit4ee.AccessTokenVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.jandex.IndexWriter;
import org.jboss.jandex.Indexer;

/** What the build has made by the time tests run, and a jar of it as an application has it in WEB-INF/lib. */
final class Built {

    private Built() {}

    /**
     * Writes the product's classes and resources, without the libraries, which the server has here, and with an index of them, which
     * Weld else makes for each deployment.
     */
    static void writeJar(Path jar) {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> all = Files.walk(product())) {
            zip.setLevel(0);
            Indexer indexer = new Indexer();
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(product().relativize(each).toString().replace('\\', '/')));
                Files.copy(each, zip);
                if (each.toString().endsWith(".class")) {
                    try (InputStream bytes = Files.newInputStream(each)) {
                        indexer.index(bytes);
                    }
                }
            }
            zip.putNextEntry(new ZipEntry("META-INF/jandex.idx"));
            new IndexWriter(zip).write(indexer.complete());
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
