package io.github.scalekit4ee.internal.server;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Open Liberty's table of the authentication mechanisms of its applications. It holds an application weakly, as a key, and its
 * mechanism, which leads back to the application, as the value: so it keeps the class loader of each that has ended. The server
 * has no public way to take an entry out.
 */
final class MechanismTable {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.server");

    private static final String TABLE = "com.ibm.ws.security.javaeesec.properties.ModulePropertiesUtils";

    private MechanismTable() {}

    /**
     * Takes the application's mechanism out, and leaves a server alone whose table is another than expected: what is lost then is
     * memory, at each redeployment. Harmless while a request is under way: the server looks for the mechanism anew.
     *
     * @param server the class loader of Liberty's Jakarta Security
     * @param application the class loader of the mechanism
     */
    static void forget(ClassLoader server, ClassLoader application) {
        try {
            Class<?> type = server.loadClass(TABLE);
            Object modules = type.getMethod("getInstance").invoke(null);
            Map<?, ?> mechanisms = (Map<?, ?>) field(type, "ModuleToHam").get(modules);
            Field mechanism = field(server.loadClass(TABLE + "$HamObject"), "ham");
            synchronized (mechanisms) {
                mechanisms.values().removeIf(entry -> isOf(application, mechanism, entry));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.FINE, "This Open Liberty has another table of authentication mechanisms than expected.", e);
        }
    }

    private static boolean isOf(ClassLoader application, Field mechanism, Object entry) {
        try {
            Object found = mechanism.get(entry);
            return found != null && found.getClass().getClassLoader() == application;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
