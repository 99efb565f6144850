package io.github.scalekit4ee.internal.config.source;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads every {@code META-INF/microprofile-config.properties} of an application. */
final class PropertyFiles {

    static final String NAME = "META-INF/microprofile-config.properties";
    private static final int ORDINAL = 100;

    private PropertyFiles() {}

    /**
     * @param further files that no class loader finds, before the others
     * @throws ConfigurationException when a file is there and cannot be read
     */
    static List<Layer> read(ClassLoader application, Collection<URL> further) {
        try {
            Map<String, URL> files = new LinkedHashMap<>();
            List<URL> found = new ArrayList<>(further);
            found.addAll(Collections.list(application.getResources(NAME)));
            // By its text: a URL's own comparison asks the network for hosts, and class loaders may find a file twice.
            found.forEach(file -> files.putIfAbsent(file.toExternalForm(), file));
            List<Layer> layers = new ArrayList<>();
            for (URL file : files.values()) {
                layers.add(Layer.ofProperties(load(file), ORDINAL));
            }
            return layers;
        } catch (IOException e) {
            throw unreadable(NAME, e);
        }
    }

    /** Whether there is something to read; a class loader would not list it. */
    static boolean exists(URL file) {
        try {
            URLConnection connection = file.openConnection();
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                return in != null;
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static Properties load(URL file) {
        Properties properties = new Properties();
        try {
            URLConnection connection = file.openConnection();
            // A cached jar file would stay open after the application has ended, and block its replacement.
            connection.setUseCaches(false);
            // Not Java's ISO 8859-1: the other implementations read UTF-8.
            try (Reader reader =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                properties.load(afterByteOrderMark(reader));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file.toExternalForm(), e);
        }
        return properties;
    }

    /** Some editors begin a file with U+FEFF, which would become a part of the first key's name. */
    private static Reader afterByteOrderMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static ConfigurationException unreadable(String file, Exception cause) {
        ConfigurationException problem = new ConfigurationException(List.of(ConfigurationException.problem(
                file, "cannot be read (" + cause + ")", "Mend the file, which holds Java properties in UTF-8")));
        problem.initCause(cause);
        return problem;
    }
}
