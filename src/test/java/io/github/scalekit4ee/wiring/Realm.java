package io.github.scalekit4ee.wiring;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of a server: the libraries that are on the class path of the tests, and nothing of this project but what makes a server
 * of them. A server that saw this jar would find its services twice.
 */
final class Realm extends URLClassLoader {

    /** The beginning of the names of the classes that make the server. */
    static final String PLATFORM = "io.github.scalekit4ee.wiring.platform.";

    /** What was looked for: applications ask for the same again and again, and each answer else takes a look into a hundred jars. */
    private final Map<String, List<URL>> found = new ConcurrentHashMap<>();

    private final Set<String> absent = ConcurrentHashMap.newKeySet();

    Realm() {
        super(libraries(), ClassLoader.getPlatformClassLoader());
    }

    /** @param directory for the files of the server */
    Platform platform(Path directory) {
        try {
            return (Platform) loadClass(PLATFORM + "TomcatPlatform")
                    .getConstructor(Path.class)
                    .newInstance(directory);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.equals(Platform.class.getName())) {
            return Platform.class;
        }
        if (name.startsWith(PLATFORM)) {
            return define(name);
        }
        if (absent.contains(name)) {
            throw new ClassNotFoundException(name);
        }
        try {
            return super.findClass(name);
        } catch (ClassNotFoundException e) {
            absent.add(name);
            throw e;
        }
    }

    @Override
    public @Nullable URL findResource(String name) {
        return all(name).stream().findFirst().orElse(null);
    }

    @Override
    public Enumeration<URL> findResources(String name) {
        return Collections.enumeration(all(name));
    }

    private List<URL> all(String name) {
        return found.computeIfAbsent(name, unknown -> {
            try {
                return Collections.list(super.findResources(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file = Realm.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = file.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** And the services of the platform. */
    private static URL[] libraries() {
        List<URL> jars = new ArrayList<>();
        jars.add(Realm.class.getResource("platform/"));
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (each.endsWith(".jar")) {
                try {
                    jars.add(Path.of(each).toUri().toURL());
                } catch (MalformedURLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return jars.toArray(URL[]::new);
    }
}
