package io.github.scalekit4ee.internal.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarRootTest {

    private static final String KEY = "scalekit.test.root";

    @TempDir
    private Path war;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void aFileAtTheRoot() throws IOException {
        write("META-INF/microprofile-config.properties", KEY + "=root\nscalekit.test.refers=${" + KEY + "}");
    }

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
        System.clearProperty(KEY);
    }

    @Test
    void isFoundFromAnArchiveAmongTheLibraries() throws IOException {
        try (URLClassLoader application = loader(library())) {
            assertThat(value(application, KEY)).isEqualTo("root");
        }
    }

    @Test
    void isFoundFromTheClassesDirectory() throws IOException {
        try (URLClassLoader application = loader(classes())) {
            assertThat(value(application, KEY)).isEqualTo("root");
        }
    }

    @Test
    void isFoundInAnArchiveThatTheServerDidNotExpand() throws IOException {
        Path archive = war.resolve("packed.war");
        zip(
                archive,
                "META-INF/microprofile-config.properties",
                KEY + "=packed",
                "WEB-INF/classes/META-INF/beans.xml",
                "");
        try (URLClassLoader application = loader(new URL("jar:" + archive.toUri() + "!/WEB-INF/classes/"))) {
            assertThat(value(application, KEY)).isEqualTo("packed");
        }
    }

    @Test
    void isReadOnceHoweverManyLandmarksThereAre() throws IOException {
        try (URLClassLoader application = loader(library(), classes())) {
            assertThat(WarRoot.files(application)).hasSize(1);
        }
    }

    @Test
    void isNotLookedForOutsideAWar() throws IOException {
        try (URLClassLoader application = loader(war.toUri().toURL())) {
            assertThat(WarRoot.files(application)).isEmpty();
        }
    }

    @Test
    void isNoMistakeWhereThereIsNoSuchFile() throws IOException {
        Files.delete(war.resolve(PropertyFiles.NAME));
        try (URLClassLoader application = loader(library())) {
            assertThat(WarRoot.files(application)).isEmpty();
        }
    }

    @Test
    void addsToAMicroProfileConfigThatDoesNotReadIt() throws IOException {
        try (URLClassLoader application = loader(library())) {
            ConfigurationSource source = source(application);

            assertThat(source).isInstanceOf(MicroProfileSource.class);
            assertThat(source.value(KEY)).isEqualTo("root");
            assertThat(source.value("scalekit.test.refers")).isEqualTo("root");
            assertThat(source.value("scalekit.test.nobody")).isNull();
            assertThat(source.names()).contains(KEY);
        } finally {
            release();
        }
    }

    @Test
    void yieldsToWhatMicroProfileConfigRanksHigher() throws IOException {
        System.setProperty(KEY, "system");
        try (URLClassLoader application = loader(library())) {
            assertThat(source(application).value(KEY)).isEqualTo("system");
            assertThat(source(application).value("scalekit.test.refers")).isEqualTo("system");
        } finally {
            release();
        }
    }

    @Test
    void winsOverMicroProfileConfigByItsOwnOrdinal() throws IOException {
        write("META-INF/microprofile-config.properties", "config_ordinal=450\n" + KEY + "=root");
        System.setProperty(KEY, "system");
        try (URLClassLoader application = loader(library())) {
            assertThat(source(application).value(KEY)).isEqualTo("root");
        } finally {
            release();
        }
    }

    private static String value(ClassLoader application, String key) {
        return ConfigurationSources.withoutMicroProfile(application, WarRoot.files(application))
                .value(key);
    }

    private static ConfigurationSource source(ClassLoader application) {
        Thread.currentThread().setContextClassLoader(application);
        return ConfigurationSources.ofThisApplication();
    }

    private static void release() {
        ConfigProviderResolver.instance()
                .releaseConfig(ConfigProviderResolver.instance().getConfig());
    }

    private URL library() throws IOException {
        Path library = war.resolve("WEB-INF/lib/some.jar");
        Files.createDirectories(library.getParent());
        zip(library, "META-INF/MANIFEST.MF", "", "META-INF/beans.xml", "");
        return library.toUri().toURL();
    }

    private URL classes() throws IOException {
        write("WEB-INF/classes/META-INF/beans.xml", "");
        return war.resolve("WEB-INF/classes").toUri().toURL();
    }

    private void write(String name, String content) throws IOException {
        Path file = war.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static void zip(Path archive, String... namesAndContents) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }

    private URLClassLoader loader(URL... urls) {
        return new URLClassLoader(List.of(urls).toArray(URL[]::new), before);
    }
}
