package io.github.scalekit4ee.internal.server;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Who may log in on WildFly. By default (integrated-jaspi) it takes no caller from a mechanism of Jakarta Security but those that a
 * realm of its own knows, so that every valid token would end with 500 (ELY01177). For its own MicroProfile JWT it does without that,
 * by the public builder of its {@code AuthenticationManager}; so does this class, for one application and with the application's own
 * security domain, so that enterprise beans see the same caller. Links to nothing of WildFly.
 */
final class ElytronCallers {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.server");

    private static final String MANAGER = "org.wildfly.elytron.web.undertow.server.servlet.AuthenticationManager";
    private static final String DOMAIN = "org.wildfly.security.auth.server.SecurityDomain";

    private static final String UNKNOWN_TO_THE_REALM = "ELY01177";

    private static final String SETTING = "/subsystem=undertow/application-security-domain=other"
            + ":write-attribute(name=integrated-jaspi,value=false) and :reload (with the application's own security domain instead"
            + " of other, if jboss-web.xml names one)";

    private ElytronCallers() {}

    /**
     * Lets the application's mechanism say who the caller is. Only during initialization, and only where there is a mechanism.
     *
     * @return what is wrong, where this WildFly would check nobody's rights
     */
    static Optional<String> takeFromTheMechanism(ServletContext context) {
        try {
            Object deployment = call(call(context, "getDeployment"), "getDeploymentInfo");
            Object security = call(deployment, "getInitialSecurityWrapper");
            if (security == null) {
                return Optional.of("The application has no security domain on this WildFly, so nobody would check a"
                        + " caller's rights. Give WildFly its default back"
                        + " (/subsystem=undertow:write-attribute(name=default-security-domain,value=other)), or name a"
                        + " <security-domain> in WEB-INF/jboss-web.xml.");
            }
            replace(deployment, security.getClass().getClassLoader());
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            LOG.log(Level.FINE, "This WildFly is made otherwise than expected.", e);
            LOG.warning("This WildFly may refuse the callers of valid tokens (" + UNKNOWN_TO_THE_REALM
                    + "). If it does, run in jboss-cli: " + SETTING + ".");
        }
        return Optional.empty();
    }

    private static void replace(Object deployment, ClassLoader elytron) throws ReflectiveOperationException {
        Class<?> domainType = elytron.loadClass(DOMAIN);
        Object domain = domainType.getMethod("getCurrent").invoke(null);
        Object builder = elytron.loadClass(MANAGER).getMethod("builder").invoke(null);
        Class<?> builderType = builder.getClass();
        builderType.getMethod("setSecurityDomain", domainType).invoke(builder, domain);
        for (String[] setting : new String[][] {
            {"setOverrideDeploymentConfig", "true"}, {"setEnableJaspi", "true"}, {"setIntegratedJaspi", "false"}
        }) {
            builderType.getMethod(setting[0], boolean.class).invoke(builder, Boolean.valueOf(setting[1]));
        }
        // Of a copy, since it would add to the deployment what the server has added already.
        Object copy = call(deployment, "clone");
        Object manager = call(builder, "build");
        manager.getClass().getMethod("configure", deployment.getClass()).invoke(manager, copy);
        Object replacement = call(copy, "getInitialSecurityWrapper");
        ClassLoader undertow = deployment.getClass().getClassLoader();
        deployment
                .getClass()
                .getMethod("setInitialSecurityWrapper", undertow.loadClass("io.undertow.server.HandlerWrapper"))
                .invoke(deployment, replacement);
        List<?> listeners = (List<?>) call(copy, "getSessionListeners");
        deployment
                .getClass()
                .getMethod("addSessionListener", undertow.loadClass("io.undertow.server.session.SessionListener"))
                .invoke(deployment, listeners.get(listeners.size() - 1));
    }

    private static Object call(Object object, String method) throws ReflectiveOperationException {
        return object.getClass().getMethod(method).invoke(object);
    }

    /**
     * What an administrator must change, where this login was refused since the server's realm does not know the caller. As with a
     * mechanism of the application's own, which may count on that realm.
     */
    static Optional<String> advice(Throwable login) {
        for (Throwable each = login; each != null; each = each.getCause() == each ? null : each.getCause()) {
            if (each.getMessage() != null && each.getMessage().contains(UNKNOWN_TO_THE_REALM)) {
                return Optional.of(
                        "WildFly refused the caller of the application's authentication mechanism, since the realm of its"
                                + " security domain does not know the caller (" + UNKNOWN_TO_THE_REALM
                                + "). Run in jboss-cli: " + SETTING
                                + ".");
            }
        }
        return Optional.empty();
    }
}
