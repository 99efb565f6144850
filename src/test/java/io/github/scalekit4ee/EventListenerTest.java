package io.github.scalekit4ee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.event.CallerAuthenticated;
import io.github.scalekit4ee.event.ClientTokenFailed;
import io.github.scalekit4ee.event.ClientTokenIssued;
import io.github.scalekit4ee.event.KeysFetched;
import io.github.scalekit4ee.event.KeysUnavailable;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.event.ScalekitEvent;
import io.github.scalekit4ee.event.ScalekitEventListener;
import io.github.scalekit4ee.event.TokenRejected;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The listener of plain Java. */
@ExtendWith(SimulatedScalekitExtension.class)
class EventListenerTest {

    private final BlockingQueue<ScalekitEvent> events = new LinkedBlockingQueue<>();

    @Test
    void isToldOfCallersRefusedTokensAndKeys(SimulatedScalekit scalekit) throws Exception {
        try (AccessTokenVerifier verifier = verifier(scalekit, events::add)) {
            verifier.verify(
                    scalekit.mint().organizationClient().client("m2morg_1").token());
            String expired = scalekit.mint()
                    .organizationClient()
                    .client("m2morg_2")
                    .audience("https://other.example")
                    .token();
            assertThatThrownBy(() -> verifier.verify(expired)).isInstanceOf(InvalidTokenException.class);

            assertThat(next(KeysFetched.class).failuresBefore()).isZero();
            CallerAuthenticated authenticated = next(CallerAuthenticated.class);
            assertThat(authenticated.caller().subject()).isEqualTo("m2morg_1");
            assertThat(authenticated.call()).isNull();
            TokenRejected rejected = next(TokenRejected.class);
            assertThat(rejected.reason()).isEqualTo(Reason.AUDIENCE);
            assertThat(rejected.clientId()).isEqualTo("m2morg_2");
            assertThat(rejected.resource()).isEqualTo(ResourceKind.VERIFIER);
        }
    }

    @Test
    void isToldOfAnOutage(SimulatedScalekit scalekit) throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.status(503));
        try (AccessTokenVerifier verifier = verifier(scalekit, events::add)) {
            KeysUnavailable unavailable = next(KeysUnavailable.class);

            assertThat(unavailable.served()).isFalse();
            assertThat(unavailable.failures()).isEqualTo(1);
            assertThat(unavailable.problem()).contains("/keys answered 503");
        }
    }

    @Test
    void isToldOfTheTokensOfAClient(SimulatedScalekit scalekit) throws Exception {
        scalekit.registerClient("listened", "right-secret", "a");
        try (ClientCredentialsClient client = client(scalekit, "right-secret")) {
            String token = client.accessToken().value();

            ClientTokenIssued issued = next(ClientTokenIssued.class);
            assertThat(issued.scopes()).containsExactly("a");
            assertThat(issued.took()).isPositive();
            assertThat(issued.toString()).doesNotContain(token);
        }
        try (ClientCredentialsClient client = client(scalekit, "wrong-secret")) {
            assertThatThrownBy(client::accessToken).isInstanceOf(TokenRequestException.class);

            ClientTokenFailed failed = next(ClientTokenFailed.class);
            assertThat(failed.kind()).isEqualTo(TokenRequestException.Kind.REFUSED);
            assertThat(failed.error()).isEqualTo("invalid_client");
            assertThat(failed.toString()).doesNotContain("wrong-secret");
        }
    }

    @Test
    void mayThrow(SimulatedScalekit scalekit) {
        try (AccessTokenVerifier verifier = verifier(scalekit, event -> {
            throw new UnsupportedOperationException();
        })) {
            assertThat(verifier.verify(scalekit.mint().organizationClient().token()))
                    .isNotNull();
        }
    }

    /** The thread that fetches keys is not the listener's. */
    @Test
    void maySleepThroughTheNewsOfTheKeys(SimulatedScalekit scalekit) {
        CountDownLatch never = new CountDownLatch(1);
        try (AccessTokenVerifier verifier = sleeping(scalekit, event -> {
            if (event instanceof KeysFetched) {
                never.await();
            }
        })) {
            assertThat(verifier.verify(scalekit.mint().organizationClient().token()))
                    .isNotNull();
            scalekit.rotateKeys();
            assertThat(verifier.verify(scalekit.mint().organizationClient().token()))
                    .isNotNull();
        }
    }

    private interface Sleeping {
        void on(ScalekitEvent event) throws InterruptedException;
    }

    private <T extends ScalekitEvent> T next(Class<T> kind) throws InterruptedException {
        while (true) {
            ScalekitEvent event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).as("an event " + kind.getSimpleName()).isNotNull();
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
            events.add(event); // of another thread, asked for later
        }
    }

    private static AccessTokenVerifier sleeping(SimulatedScalekit scalekit, Sleeping listener) {
        return verifier(scalekit, event -> {
            try {
                listener.on(event);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static AccessTokenVerifier verifier(SimulatedScalekit scalekit, ScalekitEventListener listener) {
        return AccessTokenVerifier.builder()
                .environmentUrl(scalekit.environmentUrl())
                .allowMissingAudience(true)
                .eventListener(listener)
                .build();
    }

    private ClientCredentialsClient client(SimulatedScalekit scalekit, String secret) {
        return ClientCredentialsClient.builder()
                .environmentUrl(scalekit.environmentUrl())
                .clientId("listened")
                .clientSecret(secret)
                .eventListener(events::add)
                .build();
    }
}
