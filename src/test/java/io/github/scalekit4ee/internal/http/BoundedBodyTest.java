package io.github.scalekit4ee.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {

    private final BoundedBody body = new BoundedBody(4);
    private final Peer peer = new Peer();

    private static final class Peer implements Flow.Subscription {
        private long requested;
        private int cancelled;

        @Override
        public void request(long n) {
            requested = n;
        }

        @Override
        public void cancel() {
            cancelled++;
        }
    }

    private CompletableFuture<byte[]> result() {
        return body.getBody().toCompletableFuture();
    }

    private static List<ByteBuffer> pieces(String... texts) {
        return List.of(texts).stream()
                .map(text -> ByteBuffer.wrap(text.getBytes(UTF_8)))
                .toList();
    }

    @Test
    void joinsThePiecesUpToTheBound() {
        body.onSubscribe(peer);
        body.onNext(pieces("a", "b"));
        body.onNext(pieces("cd"));
        assertThat(result()).isNotDone();
        body.onComplete();
        assertThat(result()).isCompletedWithValueMatching(bytes -> new String(bytes, UTF_8).equals("abcd"));
        assertThat(peer.requested).isEqualTo(Long.MAX_VALUE);
        assertThat(peer.cancelled).isZero();
    }

    @Test
    void hangsUpAtTheFirstByteTooMany() {
        body.onSubscribe(peer);
        body.onNext(pieces("abc", "de", "f"));
        assertThat(peer.cancelled).isEqualTo(1);
        body.onComplete();
        assertThatThrownBy(() -> result().get())
                .hasCauseInstanceOf(IOException.class)
                .hasMessageContaining("the answer is larger than 4 bytes");
    }

    @Test
    void whatWasGivenUpBeforeThePeerWasKnownHangsUpAtOnce() {
        body.abort(new IOException("given up"));
        body.onSubscribe(peer);
        assertThat(peer.cancelled).isEqualTo(1);
        assertThat(peer.requested).isZero();
    }

    /** Reactive Streams 2.5. */
    @Test
    void aSecondPeerIsCancelledAndTheFirstGoesOn() {
        Peer second = new Peer();
        body.onSubscribe(peer);
        body.onSubscribe(second);
        assertThat(second.cancelled).isEqualTo(1);
        assertThat(second.requested).isZero();
        assertThat(peer.cancelled).isZero();
    }

    @Test
    void whatIsOverIsNotGivenUp() {
        body.onSubscribe(peer);
        body.onComplete();
        body.abort(new IOException("too late"));
        assertThat(peer.cancelled).isZero();
        assertThat(result()).isCompleted();
    }

    @Test
    void aFailureOfThePeerIsThatOfTheBody() {
        IOException failure = new IOException("reset");
        body.onSubscribe(peer);
        body.onError(failure);
        assertThatThrownBy(() -> result().get()).hasCause(failure);
    }
}
