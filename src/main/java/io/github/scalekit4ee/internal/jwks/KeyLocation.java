package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.http.BoundedHttpClient;
import io.github.scalekit4ee.internal.http.BoundedResponse;
import io.github.scalekit4ee.internal.http.HttpSettings;
import io.github.scalekit4ee.internal.http.HttpUris;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where a key lies (MicroProfile JWT 2.1 section 9.2.3): a file, a class path resource, or a URL. */
final class KeyLocation {

    private static final String CLASSPATH = "classpath:";
    private static final String FILE = "file:";

    private final String location;
    private final @Nullable URI url;
    private final ClassLoader application;

    /**
     * Looks at the text only; nothing is opened. The class loader is the one at deployment, because the location is read later
     * and on a thread that may have another.
     *
     * @throws IllegalArgumentException when it is a URL that nobody may be sent to; the message says why
     */
    KeyLocation(String location) {
        this.location = location;
        this.url = isHttp(location) ? HttpUris.requireSecure(parsed(location), "the URL") : null;
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        this.application = context != null ? context : KeyLocation.class.getClassLoader();
    }

    private static boolean isHttp(String location) {
        return location.regionMatches(true, 0, "http:", 0, 5) || location.regionMatches(true, 0, "https:", 0, 6);
    }

    private static URI parsed(String location) {
        try {
            return URI.create(location);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the URL cannot be parsed. Write it as https://host/path.", e);
        }
    }

    /** Where to fetch it; null when it is no http or https URL. */
    @Nullable
    URI url() {
        return url;
    }

    /** Reads the key wherever it lies, once. */
    byte[] read(Duration timeout, HttpSettings http) throws IOException {
        return url == null ? readLocal() : get(url, timeout, http);
    }

    /** Reads a file or, where there is none, a class path resource: the order of the specification. */
    byte[] readLocal() throws IOException {
        Path file = file();
        if (file != null && Files.isRegularFile(file)) {
            try (InputStream stream = Files.newInputStream(file)) {
                return bounded(stream);
            }
        }
        if (location.startsWith(FILE)) {
            throw new IOException("there is no file " + shown(file == null ? location : file.toString()));
        }
        String name = location.startsWith(CLASSPATH) ? location.substring(CLASSPATH.length()) : location;
        try (InputStream stream = application.getResourceAsStream(name.startsWith("/") ? name.substring(1) : name)) {
            if (stream == null) {
                throw new IOException("there is neither a file nor a class path resource " + shown(name));
            }
            return bounded(stream);
        }
    }

    private @Nullable Path file() throws IOException {
        try {
            if (location.startsWith(FILE)) {
                return Path.of(URI.create(location));
            }
            return location.startsWith(CLASSPATH) ? null : Path.of(location);
        } catch (InvalidPathException e) {
            return null; // no name of a file on this system, so it means a resource
        } catch (IllegalArgumentException e) {
            throw new IOException("it is no file URL of this machine", e);
        }
    }

    /** With question marks for what would break or forge a line of a log. */
    private static String shown(String path) {
        return path.replaceAll("[^\\x20-\\x7E]", "?");
    }

    private static byte[] bounded(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(BoundedHttpClient.MAX_BODY_BYTES + 1);
        if (bytes.length > BoundedHttpClient.MAX_BODY_BYTES) {
            throw new IOException("it is larger than " + BoundedHttpClient.MAX_BODY_BYTES + " bytes");
        }
        return bytes;
    }

    private static byte[] get(URI url, Duration timeout, HttpSettings settings) throws IOException {
        try (BoundedHttpClient http = BoundedHttpClient.open("scalekit-key-location", settings)) {
            HttpRequest request = HttpRequest.newBuilder(url)
                    .header("Accept", "application/json, text/plain, */*")
                    .build();
            BoundedResponse response = http.send(request, timeout);
            if (response.status() != 200) {
                throw new IOException(HttpUris.shown(url) + " answered " + response.status() + " instead of a key");
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("reading " + HttpUris.shown(url) + " was interrupted", e);
        }
    }
}
