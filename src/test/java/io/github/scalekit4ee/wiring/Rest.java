package io.github.scalekit4ee.wiring;

import java.util.Arrays;

/** The implementations of Jakarta REST. One of them is on the class path of these tests, which is also the server's. */
enum Rest {
    JERSEY("org.glassfish.jersey.servlet.ServletContainer", "org.glassfish.jersey.servlet.ServletContainer"),

    RESTEASY(
            "org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher",
            "org.jboss.resteasy.plugins.server.servlet.FilterDispatcher"),

    /** Looks for no services (Jakarta REST 3.1 section 4.1.2), so a provider has to be in the WAR, or in the list of the application. */
    CXF(
            "org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet",
            "org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet");

    static final Rest HERE =
            Arrays.stream(values()).filter(Rest::isHere).findFirst().orElseThrow();

    final String servlet;
    final String filter;

    Rest(String servlet, String filter) {
        this.servlet = servlet;
        this.filter = filter;
    }

    private boolean isHere() {
        try {
            Class.forName(servlet, false, Rest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
