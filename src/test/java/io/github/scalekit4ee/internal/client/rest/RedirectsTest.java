package io.github.scalekit4ee.internal.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.client.FakeRequest;
import jakarta.ws.rs.client.Client;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Without the implementations themselves, of which only one can be here at a time. */
public class RedirectsTest {

    private final FakeRequest request = new FakeRequest(URI.create("https://api.acme.example/"));

    /** What RESTEasy's own type has. */
    public interface RestEasyClient extends Client {

        Object httpEngine();
    }

    /** What each of RESTEasy's engines implements. */
    public interface HttpEngine {

        boolean isFollowRedirects();
    }

    /** Hidden, as the engine of a server or an application may be. */
    private record Engine(boolean isFollowRedirects) implements HttpEngine {}

    private record EngineWithoutTheSetting() {}

    /** A setting of which nobody can ask: no public type declares it. */
    private record EngineThatHidesTheSetting(boolean isFollowRedirects) {}

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
    }

    @Test
    void refusesARestEasyThatDoesNotTell() {
        HttpEngine broken = () -> {
            throw new IllegalStateException("closed");
        };
        Object[] engines = {null, new EngineWithoutTheSetting(), new EngineThatHidesTheSetting(false), broken};
        for (Object engine : engines) {
            sendByRestEasy(engine);

            assertThatThrownBy(() -> Redirects.forbid(request.context()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("does not say that it follows none");
        }
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
