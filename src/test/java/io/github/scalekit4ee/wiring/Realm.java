package io.github.scalekit4ee.wiring;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The class loader of a server: the libraries that are on the class path of the tests, and nothing of this project but what makes a server
 * of them. A server that saw this jar would find its services twice.
 */
final class Realm extends URLClassLoader {

    /** The beginning of the names of the classes that make the server. */
    static final String PLATFORM = "io.github.scalekit4ee.wiring.platform.";

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
        return name.startsWith(PLATFORM) ? define(name) : super.findClass(name);
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

    private static URL[] libraries() {
        List<URL> jars = new ArrayList<>();
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
