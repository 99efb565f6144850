package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client in a browser needs, which asks before it sends a request with a header of its own. */
class CorsTest {
    @RegisterExtension
    static final SimulatedScalekitExtension EXTENSION = new SimulatedScalekitExtension();

    private static HttpResponse<String> preflight(SimulatedScalekit scalekit, String path) throws Exception {
        return HttpTestSupport.send(
                HttpRequest.newBuilder(scalekit.environmentUrl().resolve(path))
                        .header("Origin", "https://inspector.example")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization,mcp-protocol-version")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/keys",
                "/oauth/token",
                "/resources/res_1/oauth/register",
                "/.well-known/oauth-authorization-server/resources/res_1",
                "/resources/res_1/.well-known/openid-configuration"
            })
    void aPageMayAskAndReadTheAnswer(String path, SimulatedScalekit scalekit) throws Exception {
        HttpResponse<String> allowed = preflight(scalekit, path);

        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
                .contains("GET", "POST");
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("authorization,mcp-protocol-version");
        assertThat(HttpTestSupport.get(scalekit, path).headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
    }

    @Test
    void aRefusalCanBeReadToo(SimulatedScalekit scalekit) throws Exception {
        HttpResponse<String> refused = HttpTestSupport.requestToken(scalekit, "grant_type=client_credentials");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(refused.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("WWW-Authenticate", "Retry-After");
    }

    @Test
    void aPreflightIsNotCountedAndMeetsNoFault(SimulatedScalekit scalekit) throws Exception {
        scalekit.script(Endpoint.TOKEN, Fault.status(503));

        assertThat(preflight(scalekit, "/oauth/token").statusCode()).isEqualTo(200);
        assertThat(scalekit.requests(Endpoint.TOKEN)).isZero();
        assertThat(HttpTestSupport.requestToken(scalekit, "").statusCode()).isEqualTo(503);
    }

    @Test
    void nobodyCallsTheAuthorizationEndpointFromAPage(SimulatedScalekit scalekit) throws Exception {
        HttpResponse<String> refused = preflight(scalekit, "/oauth/authorize");

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().map()).doesNotContainKey("Access-Control-Allow-Origin");
    }
}
