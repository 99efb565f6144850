package io.github.scalekit4ee.wiring;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.CDIProvider;
import jakarta.security.auth.message.config.AuthConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.authenticator.jaspic.AuthConfigFactoryImpl;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.realm.NullRealm;
import org.apache.catalina.startup.Constants;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ContextResource;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.jboss.weld.resources.ManagerObjectFactory;

/**
 * A server of Jakarta EE in this JVM, on a free port of the loopback address: Tomcat's servlets and Jakarta Authentication, Weld, Soteria
 * and Jersey, and between them {@link CallerOfTheThread}. Each application has a class loader as in any server, with this jar in it.
 */
final class Server implements AutoCloseable {

    private final Path directory;
    private final Path jar;
    private final Tomcat tomcat = new Tomcat();
    private final Map<Set<String>, ClassLoader> loaders = new HashMap<>();
    private int deployed;

    private Server() throws IOException, LifecycleException {
        directory = Files.createTempDirectory("wiring");
        jar = directory.resolve("scalekit4ee.jar");
        Built.writeJar(jar);
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.enableNaming();
        AuthConfigFactory.setFactory(new AuthConfigFactoryImpl());
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getHost().setAutoDeploy(false);
        tomcat.getEngine().setRealm(new NullRealm());
        tomcat.getEngine().getPipeline().addValve(new CallerOfTheThread());
        try (Log silent = Log.open()) {
            tomcat.start();
        }
        // Another test of this JVM may have set one of its own.
        ServiceLoader.load(CDIProvider.class).findFirst().ifPresent(CDI::setCDIProvider);
    }

    static Server start() {
        try {
            return new Server();
        } catch (IOException | LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException when the application does not start, with all that the server has said */
    Deployment deploy(War war) {
        return deploy(war, loader());
    }

    /** @param lacking the beginnings of the names of classes that the server does not have */
    Deployment deploy(War war, Set<String> lacking) {
        return deploy(war, loaders.computeIfAbsent(lacking, ServerLoader::new));
    }

    Deployment deploy(War war, ClassLoader parent) {
        Log log = Log.open();
        StandardContext context = context(war, parent);
        try {
            tomcat.getHost().addChild(context);
        } catch (IllegalStateException e) {
            log.publish(Log.recordOf(e));
        }
        if (context.getState() == LifecycleState.STARTED) {
            return new Deployment(this, context, log);
        }
        remove(context);
        log.close();
        throw new IllegalStateException(String.join("\n", log.messages()));
    }

    /** What the server says of an application that does not start. */
    String refusal(War war) {
        return refusal(war, loader());
    }

    String refusal(War war, Set<String> lacking) {
        return refusal(war, loaders.computeIfAbsent(lacking, ServerLoader::new));
    }

    String refusal(War war, ClassLoader parent) {
        try (Deployment started = deploy(war, parent)) {
            throw new AssertionError("the application has started, and said: " + started.messages());
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    /** For WARs that have the jar in common, as in the lib of an EAR. */
    URLClassLoader sharedLibrary() {
        try {
            return new URLClassLoader(new URL[] {jar.toUri().toURL()}, loader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ClassLoader loader() {
        return loaders.computeIfAbsent(Set.of(), ServerLoader::new);
    }

    private StandardContext context(War war, ClassLoader parent) {
        String path = "/app" + ++deployed;
        Path expanded = directory.resolve("webapps").resolve(path.substring(1));
        war.write(expanded, jar);
        StandardContext context = new StandardContext();
        context.setName(path);
        context.setPath(path);
        context.setDocBase(expanded.toString());
        context.setParentClassLoader(parent);
        context.setClearReferencesObjectStreamClassCaches(false);
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        context.getNamingResources().addResource(beanManager());
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        context.setJarScanner(scanner);
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml(Constants.NoDefaultWebXml);
        context.addLifecycleListener(config);
        return context;
    }

    /** Soteria looks for it by JNDI. */
    private static ContextResource beanManager() {
        ContextResource resource = new ContextResource();
        resource.setName("BeanManager");
        resource.setType(BeanManager.class.getName());
        resource.setAuth("Container");
        resource.setProperty("factory", ManagerObjectFactory.class.getName());
        return resource;
    }

    void remove(StandardContext context) {
        tomcat.getHost().removeChild(context);
    }

    URI address(StandardContext context) {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + context.getPath());
    }

    @Override
    public void close() throws LifecycleException, IOException {
        tomcat.stop();
        tomcat.destroy();
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        }
    }
}
