package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for somebody who found the port. */
class HomePageTest {
    private static HttpResponse<String> page(SimulatedScalekit scalekit) throws Exception {
        HttpResponse<String> response = HttpTestSupport.get(scalekit, "/");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        return response;
    }

    @Test
    void eachLinkOfItLeadsSomewhere() throws Exception {
        try (SimulatedScalekit scalekit =
                SimulatedScalekit.builder().controlPort(0).start()) {
            List<String> links = Pattern.compile("(?:href|action)=\"([^\"]*)\"")
                    .matcher(page(scalekit).body())
                    .results()
                    .map(link -> link.group(1))
                    .toList();

            assertThat(links).contains("/keys", "/_control/", "/_control/mint").allMatch(link -> link.startsWith("/"));
            for (String link : links) {
                assertThat(HttpTestSupport.get(scalekit, link).statusCode())
                        .as(link)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void itShowsWhatIsRegisteredButNoSecret() throws Exception {
        try (SimulatedScalekit scalekit = SimulatedScalekit.builder()
                .client("m2m_<1>", "s3cret", "read:deployments")
                .application(RegisteredApplication.withSecret("web", "s3cret", "http://127.0.0.1/callback"))
                .resource(RegisteredResource.of("res_9", "https://mcp.acme.example"))
                .start()) {
            assertThat(page(scalekit).body())
                    .contains("m2m_&lt;1&gt;", "web", "read:deployments", "res_9", "https://mcp.acme.example")
                    .doesNotContain("s3cret", "<script", "m2m_<1>");
        }
    }

    @Test
    void withoutControlsItOffersNone() throws Exception {
        try (SimulatedScalekit scalekit = SimulatedScalekit.start()) {
            assertThat(page(scalekit).body()).doesNotContain("_control");
            assertThat(HttpTestSupport.get(scalekit, "/other").statusCode()).isEqualTo(404);
            assertThat(scalekit.requests(Endpoint.OTHER)).isEqualTo(2);
        }
    }
}
