package io.github.scalekit4ee.wiring.platform;

import org.apache.catalina.core.StandardContext;

/** What Tomcat has to be told of CDI. */
interface CdiImplementation {

    static CdiImplementation onTheClassPath() {
        return isOnTheClassPath(Weld.NAME) ? new Weld() : new OpenWebBeans();
    }

    static boolean isOnTheClassPath(String className) {
        try {
            Class.forName(className, false, CdiImplementation.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Before any application. */
    void start();

    /** For an application, with what has to be there before its initializers. */
    default StandardContext context() {
        return new StandardContext();
    }
}
