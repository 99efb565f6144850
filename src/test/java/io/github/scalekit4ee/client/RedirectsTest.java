package io.github.scalekit4ee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.client.Client;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Without the implementations themselves, of which only one can be here at a time. */
class RedirectsTest {

    private final FakeRequest request = new FakeRequest(URI.create("https://api.acme.example/"));

    /** What RESTEasy's own type has. */
    interface RestEasyClient extends Client {

        Object httpEngine();
    }

    record Engine(boolean isFollowRedirects) {}

    record EngineWithoutTheSetting() {}

    @Test
    void tellsJerseyNotToFollow() {
        Redirects.forbid(request.context());

        assertThat(request.properties()).containsEntry("jersey.config.client.followRedirects", false);
    }

    @Test
    void refusesARestEasyThatFollows() {
        sendByRestEasy(new Engine(true));

        assertThatThrownBy(() -> Redirects.forbid(request.context()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("followRedirects(true)");
    }

    @Test
    void acceptsARestEasyThatFollowsNone() {
        sendByRestEasy(new Engine(false));
        assertThatCode(() -> Redirects.forbid(request.context())).doesNotThrowAnyException();

        sendByRestEasy(new EngineWithoutTheSetting());
        assertThatCode(() -> Redirects.forbid(request.context())).doesNotThrowAnyException();
    }

    @Test
    void acceptsEveryOtherClient() {
        request.sendBy(FakeRequest.proxy(Client.class, (method, arguments) -> null));

        assertThatCode(() -> Redirects.forbid(request.context())).doesNotThrowAnyException();
    }

    private void sendByRestEasy(Object engine) {
        request.sendBy(FakeRequest.proxy(RestEasyClient.class, (method, arguments) -> engine));
    }
}
