package io.github.scalekit4ee.internal.token;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last few headers of verified tokens, by their exact characters. An issuer writes one header per key, so nearly every
 * token repeats one; the checks are a pure function of the characters. Only a verified token's header gets in, so nobody can
 * push the issuer's out.
 */
final class HeaderMemo {

    private static final int SIZE = 4;

    private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(SIZE);
    private final AtomicInteger next = new AtomicInteger();

    @Nullable
    JoseHeader find(byte[] ascii, int length) {
        for (int i = 0; i < SIZE; i++) {
            Known candidate = known.get(i);
            if (candidate != null && Arrays.equals(candidate.encoded, 0, candidate.encoded.length, ascii, 0, length)) {
                return candidate.header;
            }
        }
        return null;
    }

    /** To be called after the signature was verified, when {@link #find} had nothing. */
    void add(byte[] ascii, int length, JoseHeader header) {
        known.set(Math.floorMod(next.getAndIncrement(), SIZE), new Known(Arrays.copyOf(ascii, length), header));
    }

    private static final class Known {

        private final byte[] encoded;
        private final JoseHeader header;

        Known(byte[] encoded, JoseHeader header) {
            this.encoded = encoded;
            this.header = header;
        }
    }
}
