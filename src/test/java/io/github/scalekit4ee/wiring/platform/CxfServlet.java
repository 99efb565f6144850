package io.github.scalekit4ee.wiring.platform;

import jakarta.servlet.ServletConfig;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.apache.cxf.jaxrs.utils.ResourceUtils;

/** One application of Jakarta REST, of instances that CDI makes. Where it lists no classes, it has all that were found. */
final class CxfServlet extends CXFNonSpringJaxrsServlet {

    private static final long serialVersionUID = 1L;

    private final transient Class<? extends Application> type;
    private final transient Set<Class<?>> found;

    /** @param found the resources and providers of the WAR */
    CxfServlet(Class<? extends Application> type, Set<Class<?>> found) {
        super(new Application());
        this.type = type;
        this.found = found;
    }

    @Override
    protected void createServerFromApplication(ServletConfig config) {
        Application application = (Application) new CdiInstances(type).made();
        Set<Class<?>> resources = new HashSet<>();
        Set<Object> singletons = new HashSet<>(application.getSingletons());
        Set<Class<?>> listed = application.getClasses();
        for (Class<?> each : listed.isEmpty() && singletons.isEmpty() ? found : listed) {
            if (each.isAnnotationPresent(Path.class)) {
                resources.add(each);
            } else {
                singletons.add(new CdiInstances(each).made());
            }
        }
        JAXRSServerFactoryBean server = ResourceUtils.createApplication(
                new Application() {
                    @Override
                    public Set<Class<?>> getClasses() {
                        return resources;
                    }

                    @Override
                    public Set<Object> getSingletons() {
                        return singletons;
                    }
                },
                true,
                false,
                false,
                getBus());
        server.setApplication(application);
        server.getProperties(true).putAll(application.getProperties());
        resources.forEach(each -> server.setResourceProvider(each, new CdiInstances(each)));
        server.create();
    }
}
