package io.github.scalekit4ee.internal.server;

import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Takes back what Open Liberty registers for an application with an authentication mechanism. It leaves that to itself when the
 * application ends; the next one at the same context root would meet it, and if it has no mechanism, as with
 * {@code scalekit.enabled=false}, be answered 403 until the server is restarted.
 */
final class AuthenticationModuleRemoval {

    private AuthenticationModuleRemoval() {}

    static void prepare(ServletContext context) {
        if (hasJakartaAuthentication()) {
            context.addListener(new AtTheEnd());
        }
    }

    /** Not without the feature appSecurity, which the jar can do without where it is switched off. */
    private static boolean hasJakartaAuthentication() {
        try {
            Class.forName(
                    "jakarta.security.auth.message.config.AuthConfigFactory",
                    false,
                    AuthenticationModuleRemoval.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static final class AtTheEnd implements ServletContextListener {

        private static final String LAYER = "HttpServlet";

        /** Makes the module that calls a mechanism; not one that an application or a feature has registered. */
        private static final String LIBERTYS_OWN = "com.ibm.ws.security.javaeesec.AuthProvider";

        /** Harmless while a request is under way: Liberty looks for it at each and registers it anew. */
        @Override
        public void contextDestroyed(ServletContextEvent event) {
            AuthConfigFactory factory = AuthConfigFactory.getFactory();
            if (factory == null) {
                return;
            }
            String application = applicationContext(event.getServletContext());
            AuthConfigProvider provider = factory.getConfigProvider(LAYER, application, null);
            if (provider == null || !provider.getClass().getName().equals(LIBERTYS_OWN)) {
                return;
            }
            for (String id : factory.getRegistrationIDs(provider)) {
                factory.removeRegistration(id);
            }
            MechanismTable.forget(provider.getClass().getClassLoader(), AtTheEnd.class.getClassLoader());
        }

        /** Jakarta Authentication 3.0 section 3.2. */
        private static String applicationContext(ServletContext context) {
            return context.getVirtualServerName() + " " + context.getContextPath();
        }
    }
}
