package io.github.scalekit4ee.internal.server;

import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/** TomEE. */
final class Tomee extends Container {

    /** No property says which server it is. */
    private static final String REST_SERVICE = "org.apache.openejb.server.rest.RESTService";

    /** Of its Jakarta Security; it only asks others. */
    private static final String MECHANISM = "org.apache.tomee.security.cdi.DefaultAuthenticationMechanism";

    private static final String COMPONENT = "org.apache.openejb.cdi.ConstructorInjectionBean";

    private static final String OPEN_WEB_BEANS = "org.apache.webbeans.";

    /** That server's classes are visible to an application in it. */
    @Override
    boolean isThisServer(ClassLoader application) {
        try {
            return application.loadClass(REST_SERVICE) != null;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** In the EAR's lib the jar is one for all WARs, and ends with the EAR. */
    @Override
    public void start(ServletContext context, Supplier<Application> application) {
        if (context.getClassLoader() == Tomee.class.getClassLoader()) {
            context.addListener(new WebApplicationEnd(application));
        }
    }

    @Override
    public Optional<String> problemOfProviders(Collection<Class<?>> applications, Class<?> provider) {
        return UndiscoveredProviders.message(applications, provider);
    }

    @Override
    public RequestThreads requestThreads(ClassLoader application) {
        return RequestThreads.byPolicyContext(application);
    }

    /** CXF asks no other mapper and goes on for null; thrown by a mapper, it would be 500. */
    @Override
    public boolean takesNullForUnmapped() {
        return true;
    }

    @Override
    public boolean isUndefinedMechanism(String mechanism) {
        return mechanism.equals(MECHANISM);
    }

    @Override
    public boolean isBeanOfComponent(String bean) {
        return bean.equals(COMPONENT);
    }

    /** OpenWebBeans refers to its logs for further details, and they have none. */
    @Override
    public boolean losesProblems(String event) {
        return event.startsWith(OPEN_WEB_BEANS);
    }
}
