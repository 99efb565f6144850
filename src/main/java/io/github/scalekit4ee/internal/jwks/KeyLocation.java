package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.http.BoundedHttpClient;
import io.github.scalekit4ee.internal.http.BoundedResponse;
import io.github.scalekit4ee.internal.http.HttpUris;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reads the text at a key's location (MicroProfile JWT 2.1 section 9.2.3): a file, a class path resource, or a URL. */
final class KeyLocation {

    private final String location;
    private final Duration timeout;
    private final ClassLoader application;

    /** The class loader is the one at deployment: the location is read later, on a thread that may have another. */
    KeyLocation(String location, Duration timeout) {
        this.location = location;
        this.timeout = timeout;
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        this.application = context != null ? context : KeyLocation.class.getClassLoader();
    }

    boolean isHttp() {
        return location.regionMatches(true, 0, "http:", 0, 5) || location.regionMatches(true, 0, "https:", 0, 6);
    }

    String read() throws IOException {
        if (isHttp()) {
            return get(HttpUris.requireSecure(URI.create(location), "The key's location"));
        }
        if (location.startsWith("file:")) {
            return Files.readString(Path.of(URI.create(location)));
        }
        String name = location.startsWith("classpath:") ? location.substring("classpath:".length()) : location;
        Path file = Path.of(name);
        return Files.isRegularFile(file) ? Files.readString(file) : resource(name);
    }

    private String resource(String name) throws IOException {
        try (InputStream stream = application.getResourceAsStream(name.startsWith("/") ? name.substring(1) : name)) {
            if (stream == null) {
                throw new IOException("there is neither a file nor a class path resource " + name);
            }
            return new String(stream.readNBytes(BoundedHttpClient.MAX_BODY_BYTES), StandardCharsets.UTF_8);
        }
    }

    private String get(URI uri) throws IOException {
        try (BoundedHttpClient http = BoundedHttpClient.open("scalekit-key-location")) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Accept", "application/json, text/plain, */*")
                    .build();
            BoundedResponse response = http.send(request, timeout);
            if (response.status() != 200) {
                throw new IOException(uri + " answered " + response.status() + " instead of a key");
            }
            return new String(response.body(), StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("reading " + uri + " was interrupted", e);
        }
    }
}
