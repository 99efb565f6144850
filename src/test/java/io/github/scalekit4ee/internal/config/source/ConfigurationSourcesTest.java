package io.github.scalekit4ee.internal.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationSourcesTest {

    private static final String SYSTEM_PROPERTY = "scalekit.test.source";

    @TempDir
    private Path directory;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
        System.clearProperty(SYSTEM_PROPERTY);
    }

    @Test
    void usesMicroProfileConfigWhereThereIsAProvider() throws IOException {
        application("scalekit.test.file=here");

        ConfigurationSource source = ConfigurationSources.ofThisApplication();

        assertThat(source).isInstanceOf(MicroProfileSource.class);
        assertThat(source.value("scalekit.test.file")).isEqualTo("here");
    }

    /** As Payara in an EAR. */
    @Test
    void readsTheFilesBesideThisJarWhereMicroProfileConfigDoesNot() throws IOException {
        Path war = file(
                "war", "scalekit.test.file=${scalekit.test.other}\nscalekit.test.other=here\nscalekit.test.both=files");
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of("scalekit.test.both", "servers"), "server", 100))
                .build();

        ConfigurationSource source = withOneForAll(config, before, loader(war));

        assertThat(source).isInstanceOf(MicroProfileSource.class);
        assertThat(source.value("scalekit.test.file")).isEqualTo("here");
        assertThat(source.value("scalekit.test.both")).isEqualTo("servers");
        assertThat(source.names()).contains("scalekit.test.file", "scalekit.test.both");
    }

    @Test
    void readsNoFileOfAWarFromTheLibOfAnEar() throws IOException {
        ClassLoader oneOfTheWars = loader(file("war", "scalekit.test.file=its"));

        ConfigurationSource source = withOneForAll(new SmallRyeConfigBuilder().build(), oneOfTheWars, before);

        assertThat(source.value("scalekit.test.file")).isNull();
    }

    @Test
    void theFileOfTheGreatestOrdinalWinsWhereMicroProfileConfigReadsNone() throws IOException {
        Path first = file("first", "scalekit.test.file=first");
        Path second = file("second", "scalekit.test.file=second\nconfig_ordinal=350");

        ConfigurationSource source = withOneForAll(new SmallRyeConfigBuilder().build(), before, loader(first, second));

        assertThat(source.value("scalekit.test.file")).isEqualTo("second");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() throws IOException {
        Path marked = file("marked", "\uFEFFscalekit.test.file=here");

        ConfigurationSource source = withOneForAll(new SmallRyeConfigBuilder().build(), before, loader(marked));

        assertThat(source.value("scalekit.test.file")).isEqualTo("here");
    }

    @Test
    void readsByItselfWhereTheApiHasNoProvider() throws IOException {
        application("scalekit.test.file=here");
        ConfigProviderResolver provider = ConfigProviderResolver.instance();
        ConfigProviderResolver.setInstance(new NoProvider());
        try {
            ConfigurationSource source = ConfigurationSources.ofThisApplication();

            assertThat(source).isInstanceOf(FallbackSource.class);
            assertThat(source.value("scalekit.test.file")).isEqualTo("here");
        } finally {
            ConfigProviderResolver.setInstance(provider);
        }
    }

    @Test
    void readsItsOwnApplicationWhileTheThreadBelongsToAnother() throws IOException {
        URL[] neighbour = {
            file("neighbour", "scalekit.test.file=neighbours").toUri().toURL()
        };
        try (URLClassLoader unrelated = new URLClassLoader(neighbour, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(unrelated);

            assertThat(ConfigurationSources.ofThisApplication().value("scalekit.test.file"))
                    .isNull();
        }
    }

    @Test
    void readsByItselfWhereThereIsNoApi() throws Exception {
        try (URLClassLoader server = new ServerWithoutMicroProfile()) {
            Class<?> sources = server.loadClass(ConfigurationSources.class.getName());
            Object source = sources.getMethod("ofThisApplication").invoke(null);

            assertThat(source.getClass().getClassLoader()).isSameAs(server);
            assertThat(source.getClass().getSimpleName()).isEqualTo("FallbackSource");
        }
    }

    @Test
    void readsSystemPropertiesAnewEachTime() throws IOException {
        ConfigurationSource source = plain();
        System.setProperty(SYSTEM_PROPERTY, "now");

        assertThat(source.value(SYSTEM_PROPERTY)).isEqualTo("now");
        assertThat(source.names()).contains(SYSTEM_PROPERTY);
    }

    @Test
    void readsTheEnvironmentOfTheProcess() throws IOException {
        assertThat(plain().value("PATH")).isEqualTo(System.getenv("PATH"));
    }

    @Test
    void readsEveryFileAndThoseOfTheServletContextFirst() throws IOException {
        Path first = file("first", "a=first\nb=first");
        Path second = file("second", "b=second\nc=se\u00e7ond");
        Path war = file("war", "a=war");
        try (URLClassLoader loader = loader(first, second)) {
            ConfigurationSource source = ConfigurationSources.withoutMicroProfile(
                    loader, List.of(war.resolve(PropertyFiles.NAME).toUri().toURL()));

            assertThat(source.value("a")).isEqualTo("war");
            assertThat(source.value("b")).isEqualTo("first");
            assertThat(source.value("c")).isEqualTo("se\u00e7ond");
        }
    }

    @Test
    void tellsOfAFileThatCannotBeRead() throws IOException {
        Path broken = file("broken", "a=\\u00zz");
        try (URLClassLoader loader = loader(broken)) {
            assertThatThrownBy(() -> ConfigurationSources.withoutMicroProfile(loader, List.of()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("file:")
                    .hasMessageEndingWith(PropertyFiles.NAME
                            + ": cannot be read (java.lang.IllegalArgumentException: Malformed \\uxxxx encoding.). Mend the"
                            + " file, which holds Java properties in UTF-8.");
        }
    }

    private static ConfigurationSource withOneForAll(Config config, ClassLoader application, ClassLoader own) {
        ConfigProviderResolver provider = ConfigProviderResolver.instance();
        ConfigProviderResolver.setInstance(new OneForAll(config));
        try {
            return ConfigurationSources.of(application, own);
        } finally {
            ConfigProviderResolver.setInstance(provider);
        }
    }

    private ConfigurationSource plain() {
        return ConfigurationSources.withoutMicroProfile(before, List.of());
    }

    private void application(String properties) throws IOException {
        Thread.currentThread().setContextClassLoader(loader(file("application", properties)));
    }

    private Path file(String name, String properties) throws IOException {
        Path root = directory.resolve(name);
        Path file = root.resolve(PropertyFiles.NAME);
        Files.createDirectories(file.getParent());
        Files.writeString(file, properties);
        return root;
    }

    private URLClassLoader loader(Path... roots) throws IOException {
        URL[] urls = new URL[roots.length];
        for (int i = 0; i < roots.length; i++) {
            urls[i] = roots[i].toUri().toURL();
        }
        return new URLClassLoader(urls, before);
    }

    /** Loads the room's classes anew and has no package of MicroProfile's. */
    private static final class ServerWithoutMicroProfile extends URLClassLoader {

        ServerWithoutMicroProfile() {
            super(new URL[] {
                ConfigurationSources.class.getProtectionDomain().getCodeSource().getLocation()
            });
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.eclipse.microprofile.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.github.scalekit4ee.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    /** The same configuration for every class loader. */
    private static final class OneForAll extends ConfigProviderResolver {

        private final Config config;

        OneForAll(Config config) {
            this.config = config;
        }

        @Override
        public Config getConfig() {
            return config;
        }

        @Override
        public Config getConfig(ClassLoader loader) {
            return config;
        }

        @Override
        public ConfigBuilder getBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void registerConfig(Config config, ClassLoader classLoader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void releaseConfig(Config config) {
            throw new UnsupportedOperationException();
        }
    }

    /** As on GlassFish 7, before an injection point has brought its provider to life. */
    private static final class NoProvider extends ConfigProviderResolver {

        @Override
        public Config getConfig() {
            throw new IllegalStateException("no provider");
        }

        @Override
        public Config getConfig(ClassLoader loader) {
            throw new IllegalStateException("no provider");
        }

        @Override
        public ConfigBuilder getBuilder() {
            throw new IllegalStateException("no provider");
        }

        @Override
        public void registerConfig(Config config, ClassLoader classLoader) {
            throw new IllegalStateException("no provider");
        }

        @Override
        public void releaseConfig(Config config) {
            throw new IllegalStateException("no provider");
        }
    }
}
