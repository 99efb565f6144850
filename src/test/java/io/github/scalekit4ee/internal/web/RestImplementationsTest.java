package io.github.scalekit4ee.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.core.Application;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestImplementationsTest {

    private static class Api extends Application {}

    private static class Page extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aServletIsRestByItsNameItsClassOrItsParameter() {
        assertThat(isRest("jakarta.ws.rs.core.Application", null, null)).isTrue();
        assertThat(isRest(Api.class.getName(), null, null)).isTrue();
        assertThat(isRest("any", Api.class.getName(), null)).isTrue();
        assertThat(isRest("any", "org.glassfish.jersey.servlet.ServletContainer", null))
                .isTrue();
        assertThat(isRest("any", "org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher", null))
                .isTrue();
        assertThat(isRest("any", "org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet", null))
                .isTrue();
        assertThat(isRest("any", "org.apache.cxf.cdi.CXFCdiServlet", null)).isTrue();
        assertThat(isRest("any", Page.class.getName(), Api.class.getName())).isTrue();
    }

    @Test
    void anotherServletIsNot() {
        assertThat(isRest("any", Page.class.getName(), null)).isFalse();
        assertThat(isRest("any", "no.such.Servlet", null)).isFalse();
        assertThat(isRest("", null, null)).isFalse();
    }

    private static boolean isRest(String name, @Nullable String className, @Nullable String application) {
        ServletRegistration registration = Fake.of(ServletRegistration.class)
                .on("getClassName", arguments -> className)
                .on("getInitParameter", arguments -> application)
                .make();
        ServletContext context = Fake.of(ServletContext.class)
                .on("getServletRegistration", registration)
                .on("getClassLoader", RestImplementationsTest.class.getClassLoader())
                .make();
        return RestImplementations.isRest(context, name);
    }
}
