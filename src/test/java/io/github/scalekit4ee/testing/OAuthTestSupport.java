package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client of the tests, and the user in front of the browser. The PKCE pair is that of RFC 7636, appendix B. */
final class OAuthTestSupport {
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    static final String REDIRECT = "http://127.0.0.1:49152/callback";

    private OAuthTestSupport() {}

    /** A valid request; further pairs replace parameters of it, and an empty value leaves one out. */
    static URI authorize(SimulatedScalekit scalekit, String path, String client, String... changes) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("response_type", List.of("code"));
        parameters.put("client_id", List.of(client));
        parameters.put("redirect_uri", List.of(REDIRECT));
        parameters.put("code_challenge", List.of(CHALLENGE));
        parameters.put("code_challenge_method", List.of("S256"));
        parameters.put("state", List.of("a state & more"));
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1].isEmpty()) {
                parameters.remove(changes[i]);
            } else {
                parameters.put(changes[i], List.of(changes[i + 1]));
            }
        }
        return URI.create(scalekit.environmentUrl() + path + "?" + FormParameters.format(parameters));
    }

    static HttpResponse<String> press(URI authorize, String form) throws Exception {
        return HttpTestSupport.send(HttpRequest.newBuilder(authorize)
                .timeout(HttpTestSupport.PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Where the client is called back; every parameter must be there once. */
    static Map<String, String> callback(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        String location = response.headers().firstValue("Location").orElseThrow();
        Map<String, String> parameters = new LinkedHashMap<>();
        FormParameters.parse(location.substring(location.indexOf('?') + 1)).forEach((name, values) -> {
            assertThat(values).as(name).hasSize(1);
            parameters.put(name, values.get(0));
        });
        return parameters;
    }

    static String code(URI authorize, String form) throws Exception {
        Map<String, String> callback = callback(press(authorize, form));
        assertThat(callback).containsKey("code");
        return callback.get("code");
    }

    /** A token request; further pairs replace parameters, and an empty value leaves one out. */
    static HttpResponse<String> redeem(SimulatedScalekit scalekit, String client, String code, String... changes)
            throws Exception {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", List.of("authorization_code"));
        parameters.put("client_id", List.of(client));
        parameters.put("code", List.of(code));
        parameters.put("redirect_uri", List.of(REDIRECT));
        parameters.put("code_verifier", List.of(VERIFIER));
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1].isEmpty()) {
                parameters.remove(changes[i]);
            } else {
                parameters.put(changes[i], List.of(changes[i + 1]));
            }
        }
        return HttpTestSupport.requestToken(scalekit, FormParameters.format(parameters));
    }

    static HttpResponse<String> refresh(SimulatedScalekit scalekit, String client, String token, String more)
            throws Exception {
        return HttpTestSupport.requestToken(
                scalekit, "grant_type=refresh_token&client_id=" + client + "&refresh_token=" + token + more);
    }

    static HttpResponse<String> register(SimulatedScalekit scalekit, String resource, String json) throws Exception {
        return HttpTestSupport.send(
                HttpRequest.newBuilder(scalekit.environmentUrl().resolve("/resources/" + resource + "/oauth/register"))
                        .timeout(HttpTestSupport.PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    static Map<String, Object> claims(SimulatedScalekit scalekit, HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return verified(
                scalekit, HttpTestSupport.json(response).get("access_token").toString());
    }

    static Map<String, Object> verified(SimulatedScalekit scalekit, String token) throws Exception {
        return JoseTestSupport.verified(
                token, HttpTestSupport.get(scalekit, "/keys").body());
    }

    static void assertError(HttpResponse<String> response, int status, String error) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(HttpTestSupport.json(response)).containsEntry("error", error).containsKey("error_description");
    }
}
