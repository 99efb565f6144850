package io.github.scalekit4ee.internal.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.FakeRequest;
import io.github.scalekit4ee.client.TestClients;
import io.github.scalekit4ee.internal.client.ManualTime;
import io.github.scalekit4ee.internal.client.ScriptedHttp;
import jakarta.ws.rs.client.ClientRequestContext;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorizedRequestTest {

    private final ManualTime time = new ManualTime();
    private final ClientCredentialsClient client = TestClients.client(new ScriptedHttp(time), time);
    private final FakeRequest request = new FakeRequest(URI.create("https://127.0.0.1/deployments"));

    /** The second request is built from what is remembered, and the application's filters see it before the token is added. */
    @Test
    void remembersNoTokenOfAnEarlierUseOfTheSameInvocation() {
        ClientRequestContext context = request.context();
        request.headers().putSingle("Authorization", "Bearer old");
        request.headers().putSingle("X-Extra", "kept");

        AuthorizedRequest.begin(client, token("new"), context);

        assertThat(AuthorizedRequest.of(context).headers()).containsOnlyKeys("X-Extra");
        assertThat(request.headers().get("Authorization")).containsExactly("Bearer new");
    }

    @Test
    void givesAwayNoListThatSomebodyElseCanChange() {
        ClientRequestContext context = request.context();
        request.headers().putSingle("X-Extra", "kept");
        AuthorizedRequest.begin(client, token("new"), context);

        request.headers().add("X-Extra", "added to the request");
        AuthorizedRequest.of(context).headers().add("X-Extra", "added to a copy");

        assertThat(AuthorizedRequest.of(context).headers().get("X-Extra")).containsExactly("kept");
    }

    private static AccessToken token(String value) {
        return new AccessToken(value, Instant.EPOCH, Set.of());
    }
}
