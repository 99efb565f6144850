package io.github.scalekit4ee.wiring.platform;

import org.apache.catalina.core.StandardContext;
import org.apache.webbeans.servlet.WebBeansConfigurationListener;
import org.apache.webbeans.spi.ScannerService;

/** CDI of TomEE. */
final class OpenWebBeans implements CdiImplementation {

    @Override
    public void start() {
        System.setProperty(ScannerService.class.getName(), ApplicationScanner.class.getName());
    }

    /** Before all other initializers, which need CDI; its own entry in {@code META-INF/services} still has the name of Java EE. */
    @Override
    public void prepare(StandardContext application) {
        application.addParameter("openwebbeans.web.sci.active", "true");
        application.addServletContainerInitializer(new WebBeansConfigurationListener.Auto(), null);
    }
}
