package io.github.scalekit4ee.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.CorporateNetwork;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {

    private static final int LIMIT = BoundedHttpClient.MAX_BODY_BYTES;
    private static final byte[] BODY = "{\"keys\":[]}".getBytes(UTF_8);

    private static HttpHeaders coded(String... lines) {
        return HttpHeaders.of(Map.of("Content-Encoding", List.of(lines)), (name, value) -> true);
    }

    private static byte[] gzipped(byte[] body) throws IOException {
        return CorporateNetwork.gzipped(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZip", " gzip ", "identity, gzip", "gzip,"})
    void understandsGzipHoweverItIsWritten(String coding) throws Exception {
        assertThat(ContentCoding.decode(coded(coding), gzipped(BODY), LIMIT)).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "Identity, identity"})
    void leavesABodyWithoutCodingAsItIs(String coding) throws Exception {
        assertThat(ContentCoding.decode(coded(coding), BODY, LIMIT)).isSameAs(BODY);
    }

    @Test
    void anEmptyBodyIsEmptyWhateverItsCoding() throws Exception {
        assertThat(ContentCoding.decode(coded("br"), new byte[0], LIMIT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, br", "gzip, gzip"})
    void namesACodingThatIsNotUnderstood(String coding) {
        assertThatThrownBy(() -> ContentCoding.decode(coded(coding), BODY, LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the content coding \"" + coding + "\"")
                .hasMessageContaining("Accept-Encoding: identity");
    }

    @Test
    void showsNoMoreOfACodingThanANameHas() {
        assertThatThrownBy(() -> ContentCoding.decode(coded("\u00e9" + "x".repeat(8000)), BODY, LIMIT))
                .hasMessageContaining("\"?" + "x".repeat(39) + "…\"");
        assertThatThrownBy(() -> ContentCoding.decode(coded("x".repeat(40)), BODY, LIMIT))
                .hasMessageContaining("\"" + "x".repeat(40) + "\"");
    }

    @Test
    void theLimitIsOverWhatComesOut() throws Exception {
        byte[] largest = new byte[LIMIT];
        Arrays.fill(largest, (byte) ' ');

        assertThat(ContentCoding.decode(coded("gzip"), gzipped(largest), LIMIT)).isEqualTo(largest);
        assertThatThrownBy(() -> ContentCoding.decode(coded("gzip"), gzipped(new byte[LIMIT + 1]), LIMIT))
                .hasMessage("the answer is larger than 65536 bytes without its gzip coding");
    }

    /** 60 KB that claim to be 60 MB. */
    @Test
    void aBombCostsNoMoreThanTheLimit() throws Exception {
        byte[] bomb = gzipped(new byte[60 * 1024 * 1024]);
        assertThat(bomb).hasSizeLessThan(LIMIT);

        long before = allocated();
        assertThatThrownBy(() -> ContentCoding.decode(coded("gzip"), bomb, LIMIT))
                .hasMessageContaining("larger than");
        assertThat(allocated() - before).isLessThan(1024 * 1024);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @Test
    void aGzipThatEndsTooEarlyIsNoAnswerWhereverItEnds() throws Exception {
        byte[] whole = gzipped(BODY);
        for (int length = 1; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ContentCoding.decode(coded("gzip"), part, LIMIT))
                    .hasMessage("the answer ends in the middle of its gzip coding");
        }
    }

    @Test
    void whatIsNoGzipIsNoAnswer() throws Exception {
        byte[] broken = gzipped(BODY);
        broken[broken.length - 8] ^= 1; // its check sum

        for (byte[] body : List.of(BODY, broken)) {
            assertThatThrownBy(() -> ContentCoding.decode(coded("gzip"), body, LIMIT))
                    .hasMessage("the answer is not gzip, though its Content-Encoding says so");
        }
    }
}
