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

    /** An issuer signs with one key, or with two while it changes from one to the other; and may write other members than before. */
    private static final int OF_AN_ISSUER = 4;

    private static final int MOST = 64;

    private final AtomicReferenceArray<@Nullable Known> known;
    private final AtomicInteger next = new AtomicInteger();

    /** @param environments that have issuers of their own */
    HeaderMemo(int environments) {
        known = new AtomicReferenceArray<>(Math.min(environments * OF_AN_ISSUER, MOST));
    }

    @Nullable
    JoseHeader find(byte[] ascii, int length) {
        for (int i = 0; i < known.length(); i++) {
            Known candidate = known.get(i);
            if (candidate != null && Arrays.equals(candidate.encoded, 0, candidate.encoded.length, ascii, 0, length)) {
                return candidate.header;
            }
        }
        return null;
    }

    /** To be called after the signature was verified, when {@link #find} had nothing. */
    void add(byte[] ascii, int length, JoseHeader header) {
        known.set(
                Math.floorMod(next.getAndIncrement(), known.length()), new Known(Arrays.copyOf(ascii, length), header));
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
