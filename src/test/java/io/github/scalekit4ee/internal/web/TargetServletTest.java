package io.github.scalekit4ee.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetServletTest {

    private final Map<String, Object> attributes = new HashMap<>();

    @Test
    void theMappingNamesTheServlet() {
        assertThat(TargetServlet.name(request(DispatcherType.REQUEST))).isEqualTo("outer");
        assertThat(TargetServlet.name(request(DispatcherType.FORWARD))).isEqualTo("outer");
    }

    @Test
    void anInclusionHasAMappingOfItsOwn() {
        attributes.put(RequestDispatcher.INCLUDE_MAPPING, mapping("inner"));

        assertThat(TargetServlet.name(request(DispatcherType.INCLUDE))).isEqualTo("inner");
    }

    @ParameterizedTest
    @CsvSource({
        "/exact, , exact",
        "/exact, /below, wide",
        "/prefix, , prefix",
        "/prefix, /below, prefix",
        "/page.ext, , extension",
        "/other, , standard",
        "/other.x, , standard",
    })
    void whereItIsNotNamedThePathNamesTheServlet(String path, String pathInfo, String servlet) {
        attributes.put(RequestDispatcher.INCLUDE_SERVLET_PATH, path);
        attributes.put(RequestDispatcher.INCLUDE_PATH_INFO, pathInfo);

        assertThat(TargetServlet.name(request(DispatcherType.INCLUDE))).isEqualTo(servlet);

        // Undertow names the servlet that includes.
        attributes.put(RequestDispatcher.INCLUDE_MAPPING, mapping("outer"));
        assertThat(TargetServlet.name(request(DispatcherType.INCLUDE))).isEqualTo(servlet);
    }

    @Test
    void anInclusionByNameNamesNone() {
        assertThat(TargetServlet.name(request(DispatcherType.INCLUDE))).isEmpty();
    }

    private static HttpServletMapping mapping(String servlet) {
        return Fake.of(HttpServletMapping.class).on("getServletName", servlet).make();
    }

    private static ServletRegistration mapped(String... patterns) {
        return Fake.of(ServletRegistration.class)
                .on("getMappings", List.of(patterns))
                .make();
    }

    private HttpServletRequest request(DispatcherType type) {
        Map<String, ServletRegistration> servlets = Map.of(
                "exact", mapped("/exact"),
                "wide", mapped("/exact/*"),
                "prefix", mapped("/x", "/prefix/*"),
                "extension", mapped("*.ext"),
                "standard", mapped("/"));
        return Fake.of(HttpServletRequest.class)
                .on("getDispatcherType", type)
                .on("getHttpServletMapping", mapping("outer"))
                .on("getAttribute", given -> attributes.get((String) given[0]))
                .on(
                        "getServletContext",
                        Fake.of(ServletContext.class)
                                .on("getServletRegistrations", servlets)
                                .make())
                .make();
    }
}
