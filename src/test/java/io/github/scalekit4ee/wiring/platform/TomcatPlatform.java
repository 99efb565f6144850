package io.github.scalekit4ee.wiring.platform;

import io.github.scalekit4ee.wiring.Platform;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.auth.message.config.AuthConfigFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.authenticator.jaspic.AuthConfigFactoryImpl;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.realm.NullRealm;
import org.apache.catalina.startup.Constants;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.bcel.classfile.JavaClass;
import org.apache.tomcat.util.descriptor.web.ContextResource;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** Tomcat's servlets and Jakarta Authentication, Soteria, and what the class path has of CDI and Jakarta REST; between them {@link CallerOfTheThread}. */
public final class TomcatPlatform implements Platform {

    /** It looks twenty times, the first time when a twentieth is over, whether a servlet has come back whose response is here already. */
    private static final long UNLOAD_DELAY_MILLIS = 200;

    private final Tomcat tomcat = new Tomcat();
    private final Map<Object, List<JavaClass>> scanned = new ConcurrentHashMap<>();
    private final CdiImplementation cdi = CdiImplementation.onTheClassPath();

    public TomcatPlatform(Path directory) throws LifecycleException {
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.enableNaming();
        AuthConfigFactory.setFactory(new AuthConfigFactoryImpl());
        cdi.start();
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getHost().setAutoDeploy(false);
        tomcat.getEngine().setRealm(new NullRealm());
        tomcat.getEngine().getPipeline().addValve(new CallerOfTheThread());
        tomcat.start();
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public boolean deploy(String path, Path expanded, ClassLoader parent) {
        StandardContext context = context(path, expanded, parent);
        try {
            tomcat.getHost().addChild(context);
            return context.getState() == LifecycleState.STARTED;
        } finally {
            if (context.getState() != LifecycleState.STARTED) {
                remove(context);
            }
        }
    }

    private StandardContext context(String path, Path expanded, ClassLoader parent) {
        StandardContext context = cdi.context();
        context.setName(path);
        context.setPath(path);
        context.setDocBase(expanded.toString());
        context.setParentClassLoader(parent);
        context.setUnloadDelay(UNLOAD_DELAY_MILLIS);
        context.setClearReferencesObjectStreamClassCaches(false);
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        context.getNamingResources().addResource(beanManager());
        // Without a server around it RESTEasy does not look for CDI by itself.
        context.addParameter("resteasy.injector.factory", "org.jboss.resteasy.cdi.CdiInjectorFactory");
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        context.setJarScanner(scanner);
        ContextConfig config = new ScannedOnce(scanned);
        config.setDefaultWebXml(Constants.NoDefaultWebXml);
        context.addLifecycleListener(config);
        return context;
    }

    private static ContextResource beanManager() {
        ContextResource resource = new ContextResource();
        resource.setName("BeanManager");
        resource.setType(BeanManager.class.getName());
        resource.setAuth("Container");
        resource.setProperty("factory", CurrentBeanManager.class.getName());
        return resource;
    }

    @Override
    public void undeploy(String path) {
        remove((StandardContext) tomcat.getHost().findChild(path));
    }

    /** With the application's configuration, which MicroProfile Config (3.1, {@code releaseConfig}) keeps for its class loader until told. */
    private void remove(StandardContext context) {
        ClassLoader application =
                context.getLoader() == null ? null : context.getLoader().getClassLoader();
        tomcat.getHost().removeChild(context);
        if (application != null) {
            ConfigProviderResolver configurations = ConfigProviderResolver.instance();
            configurations.releaseConfig(configurations.getConfig(application));
        }
    }
}
