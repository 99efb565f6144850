package io.github.scalekit4ee.wiring;

import java.nio.file.Path;

/** A server of Jakarta EE in this JVM, of which the tests see nothing but this: all its classes are in a {@link Realm} of their own. */
public interface Platform {

    /** Of the loopback address. */
    int port();

    /**
     * Starts an application.
     *
     * @param path of its context
     * @param directory the expanded WAR
     * @param parent of its class loader
     * @return whether it runs; if not, it is gone already
     * @throws RuntimeException some of what may keep it from running
     */
    boolean deploy(String path, Path directory, ClassLoader parent);

    void undeploy(String path);
}
