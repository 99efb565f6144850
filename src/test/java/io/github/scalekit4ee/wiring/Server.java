package io.github.scalekit4ee.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A server of Jakarta EE in this JVM, on a free port of the loopback address. Each application has a class loader of its own, with this jar in it. */
final class Server implements AutoCloseable {

    private static final int MOST_SHARED = 4;

    private final Path directory;
    private final Path jar;
    private final Realm realm = new Realm();
    private final Platform platform;
    private final Map<Set<String>, ClassLoader> loaders = new HashMap<>();
    /** Paths of the applications that stay for the next test, the one that was asked for last at the end. */
    private final Map<War, String> shared = new LinkedHashMap<>();

    private int deployed;

    private Server(Path directory) {
        this.directory = directory;
        jar = directory.resolve("scalekit4ee.jar");
        Built.writeJar(jar);
        try (Log silent = Log.open()) {
            platform = realm.platform(directory);
        }
    }

    static Server start() {
        try {
            return new Server(Files.createTempDirectory("wiring"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException when the application does not start, with all that the server has said */
    Deployment deploy(War war) {
        return deploy(war, loader(Set.of()));
    }

    /** An application that stays for the next test with an equal WAR, so for tests that leave nothing behind that another would see. */
    Deployment shared(War war) {
        String path = shared.remove(war);
        if (path == null) {
            path = "/app" + ++deployed;
            deploy(path, war, loader(Set.of())).leave();
        }
        shared.put(war, path);
        if (shared.size() > MOST_SHARED) {
            try (Log silent = Log.open()) {
                undeploy(shared.remove(shared.keySet().iterator().next()));
            }
        }
        return new Deployment(address(path), Log.open(), () -> {});
    }

    /** @param parent of the class loader of the application */
    Deployment deploy(War war, ClassLoader parent) {
        return deploy("/app" + ++deployed, war, parent);
    }

    /** @param war made for the path of its context */
    Deployment deploy(Function<String, War> war) {
        String path = "/app" + ++deployed;
        return deploy(path, war.apply(path), loader(Set.of()));
    }

    /** At the root of the host, where only one application may be at a time. */
    Deployment deployAtRoot(War war) {
        return deploy("", war, loader(Set.of()));
    }

    private Deployment deploy(String path, War war, ClassLoader parent) {
        Path expanded = directory.resolve("webapps" + (path.isEmpty() ? "/root" + ++deployed : path));
        war.write(expanded, jar);
        Log log = Log.open();
        try {
            if (platform.deploy(path, expanded, parent)) {
                return new Deployment(address(path), log, () -> undeploy(path));
            }
        } catch (RuntimeException e) {
            log.publish(Log.recordOf(e));
        }
        log.close();
        throw new IllegalStateException(String.join("\n", log.messages()));
    }

    /** What the server says of an application that does not start. */
    String refusal(War war) {
        return refusal(war, loader(Set.of()));
    }

    String refusal(War war, ClassLoader parent) {
        try (Deployment started = deploy(war, parent)) {
            throw new AssertionError("the application has started, and said: " + started.messages());
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    /** What an application's class loader has above it. */
    ClassLoader loader(Set<String> lacking) {
        return loaders.computeIfAbsent(lacking, unknown -> new ServerLoader(realm, lacking));
    }

    /** The same for WARs that have the jar in common, as in the lib of an EAR. */
    URLClassLoader sharedLibrary() {
        try {
            return new URLClassLoader(new URL[] {jar.toUri().toURL()}, loader(Set.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with classes that are in no WAR. */
    URLClassLoader library(Class<?>... classes) {
        Path expanded = directory.resolve("library" + ++deployed);
        War.of(classes).write(expanded, jar);
        try {
            URL[] urls = {expanded.resolve("WEB-INF/classes").toUri().toURL()};
            return new URLClassLoader(urls, loader(Set.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void undeploy(String path) {
        platform.undeploy(path);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + platform.port() + path;
    }

    /** Ends with the JVM; only the files would stay. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
