package io.github.scalekit4ee.wiring.platform;

import org.apache.catalina.core.StandardContext;
import org.apache.tomcat.InstanceManager;
import org.apache.webbeans.servlet.WebBeansConfigurationListener;
import org.apache.webbeans.spi.ScannerService;

/** CDI of TomEE. */
final class OpenWebBeans implements CdiImplementation {

    @Override
    public void start() {
        System.setProperty(ScannerService.class.getName(), ApplicationScanner.class.getName());
    }

    /** Its initializer comes before all others, which need CDI; the entry in its {@code META-INF/services} still has the name of Java EE. */
    @Override
    public StandardContext context() {
        StandardContext context = new StandardContext() {
            @Override
            public InstanceManager createInstanceManager() {
                return new InjectedComponents(super.createInstanceManager());
            }
        };
        context.addParameter("openwebbeans.web.sci.active", "true");
        context.addServletContainerInitializer(new WebBeansConfigurationListener.Auto(), null);
        return context;
    }
}
