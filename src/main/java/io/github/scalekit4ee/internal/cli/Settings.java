package io.github.scalekit4ee.internal.cli;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.config.read.ConfigurationReader;
import io.github.scalekit4ee.internal.config.read.SetKey;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.internal.config.source.ConfigurationSources;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The configuration as the application would read it, or why it cannot be read. */
final class Settings implements AutoCloseable {

    private final @Nullable URLClassLoader application;
    private final CollectedMessages messages;
    private final List<SetKey> keys = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable ScalekitConfiguration configuration;

    private Settings(@Nullable URLClassLoader application, CollectedMessages messages) {
        this.application = application;
        this.messages = messages;
    }

    /**
     * @param war a WAR or its folder; null: no file is read
     * @throws IOException when there is no such application
     */
    static Settings read(@Nullable Path war) throws IOException {
        Settings settings = new Settings(war == null ? null : loader(war), CollectedMessages.collect());
        if (settings.application != null) {
            Thread.currentThread().setContextClassLoader(settings.application);
        }
        try {
            ConfigurationSource source = ConfigurationSources.ofThisApplication();
            settings.keys.addAll(SetKey.all(source));
            settings.configuration = ConfigurationReader.read(source);
        } catch (ConfigurationException e) {
            settings.problems.addAll(e.problems());
        }
        return settings;
    }

    /** A loader of the WAR's class path, from which nothing but the files of its configuration is read. */
    private static URLClassLoader loader(Path war) throws IOException {
        if (!Files.exists(war)) {
            throw new IOException(
                    "--war names no file or folder. Name the WAR as it is deployed, or its unpacked folder.");
        }
        String root = Files.isDirectory(war) ? war.toUri().toString() : "jar:" + war.toUri() + "!/";
        URL[] places = {
            URI.create(root + "WEB-INF/classes/").toURL(), URI.create(root).toURL()
        };
        return new URLClassLoader(places, Settings.class.getClassLoader());
    }

    /** Those that are set, with their values as people may see them. */
    List<SetKey> keys() {
        return keys;
    }

    /** Each with its fix; empty where the configuration can be used. */
    List<String> problems() {
        return problems;
    }

    /** What the jar would have logged by now. */
    List<String> messages() {
        return messages.all();
    }

    @Nullable
    ScalekitConfiguration configuration() {
        return configuration;
    }

    @Override
    public void close() throws IOException {
        messages.close();
        if (application != null) {
            application.close();
        }
    }
}
