package io.github.scalekit4ee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Authentication;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.http.HttpSettings;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenRequestTest {

    private static final Credentials CREDENTIALS = new Credentials("m2morg_1", "a b+c&d=é:%");

    @Test
    void postsIdAndSecretAsAForm() {
        HttpRequest request =
                TokenRequest.of(client(Authentication.CLIENT_SECRET_POST, Set.of(), null, null), CREDENTIALS);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("https://acme.scalekit.example/oauth/token");
        assertThat(request.headers().firstValue("Content-Type")).contains("application/x-www-form-urlencoded");
        assertThat(request.headers().firstValue("Authorization")).isEmpty();
        assertThat(ScriptedHttp.body(request))
                .isEqualTo("grant_type=client_credentials&client_id=m2morg_1&client_secret=a+b%2Bc%26d%3D%C3%A9%3A%25");
    }

    @Test
    void encodesIdAndSecretBeforeBasicJoinsThem() {
        HttpRequest request = TokenRequest.of(
                client(Authentication.CLIENT_SECRET_BASIC, Set.of(), null, null),
                new Credentials("id:1", "a b+c&d=é:%"));

        String value = request.headers().firstValue("Authorization").orElseThrow();
        assertThat(value).startsWith("Basic ");
        assertThat(new String(Base64.getDecoder().decode(value.substring(6)), StandardCharsets.UTF_8))
                .isEqualTo("id%3A1:a+b%2Bc%26d%3D%C3%A9%3A%25");
        assertThat(ScriptedHttp.body(request)).isEqualTo("grant_type=client_credentials");
    }

    @Test
    void asksForScopesAudienceAndResource() {
        HttpRequest request = TokenRequest.of(
                client(
                        Authentication.CLIENT_SECRET_BASIC,
                        Set.of("read:deployments", "deploy:applications"),
                        "https://api.acme.example",
                        "res_1"),
                CREDENTIALS);

        assertThat(ScriptedHttp.body(request))
                .isEqualTo("grant_type=client_credentials&scope=deploy%3Aapplications+read%3Adeployments"
                        + "&audience=https%3A%2F%2Fapi.acme.example&resource=res_1");
    }

    private static ClientConfiguration client(
            Authentication authentication, Set<String> scopes, String audience, String resource) {
        return new ClientConfiguration(
                "",
                URI.create("https://acme.scalekit.example/oauth/token"),
                () -> CREDENTIALS,
                authentication,
                scopes,
                audience,
                resource,
                Set.of(),
                Duration.ofSeconds(5),
                HttpSettings.DEFAULT,
                null);
    }
}
