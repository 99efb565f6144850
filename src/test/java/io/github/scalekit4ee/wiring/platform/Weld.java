package io.github.scalekit4ee.wiring.platform;

import org.jboss.weld.bootstrap.api.SingletonProvider;
import org.jboss.weld.bootstrap.api.helpers.TCCLSingletonProvider;
import org.jboss.weld.config.ConfigurationKey;

/** CDI of Payara, GlassFish, WildFly and Open Liberty. Its own initializer starts it. */
final class Weld implements CdiImplementation {

    static final String NAME = "org.jboss.weld.config.ConfigurationKey";

    @Override
    public void start() {
        // One container for each application's class loader, as where Weld is the server's.
        SingletonProvider.initialize(new TCCLSingletonProvider());
        // Else threads for each application, which stay where its deployment fails, and its class loader with them.
        System.setProperty(ConfigurationKey.EXECUTOR_THREAD_POOL_TYPE.get(), "NONE");
        System.setProperty(ConfigurationKey.CONCURRENT_DEPLOYMENT.get(), "false");
        System.setProperty(ConfigurationKey.PRELOADER_THREAD_POOL_SIZE.get(), "0");
    }
}
