package io.github.scalekit4ee.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {

    /** FIPS 180-4, the one-block example. */
    private static final String DIGEST_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void digestsOneTokenAfterTheOther() {
        Sha256 sha256 = new Sha256();
        TokenDigest first = sha256.digest("first");

        assertThat(sha256.digest("second")).isNotEqualTo(first).isEqualTo(new Sha256().digest("second"));
        assertThat(sha256.digest("first")).isEqualTo(first);
    }

    @Test
    void writesADigestInHexadecimalDigits() {
        assertThat(new Sha256().hexadecimal("abc")).isEqualTo(DIGEST_OF_ABC);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void neverFeedsOneObjectByTwoThreads(int slots) throws Exception {
        Sha256 shared = new Sha256(slots);
        List<String> tokens =
                IntStream.range(0, 4).mapToObj(i -> ("" + i).repeat(2_000)).toList();
        List<TokenDigest> expected =
                tokens.stream().map(token -> new Sha256().digest(token)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(tokens.size());
        try {
            List<Future<Boolean>> right = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                int mine = i;
                right.add(threads.submit(() -> IntStream.range(0, 20_000)
                        .allMatch(turn -> shared.digest(tokens.get(mine)).equals(expected.get(mine)))));
            }
            for (Future<Boolean> each : right) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void isThePlatformsOwnAlsoBehindAPreferredProvider() {
        Provider preferred = new Preferred();
        Security.insertProviderAt(preferred, 1);
        try {
            MessageDigest digest = new Sha256().create();

            assertThat(digest.getProvider().getClass().getModule()).isEqualTo(Object.class.getModule());
            assertThat(HexFormat.of().formatHex(digest.digest(new byte[] {'a', 'b', 'c'})))
                    .isEqualTo(DIGEST_OF_ABC);
        } finally {
            Security.removeProvider(preferred.getName());
        }
    }

    private static final class Preferred extends Provider {

        private static final long serialVersionUID = 1L;

        Preferred() {
            super("preferred", "1", "SHA-256 that must not be used");
            put("MessageDigest.SHA-256", Unusable.class.getName());
        }
    }

    /** Named in the provider above. */
    public static final class Unusable extends MessageDigestSpi {

        @Override
        protected void engineUpdate(byte input) {
            throw new AssertionError();
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int len) {
            throw new AssertionError();
        }

        @Override
        protected byte[] engineDigest() {
            throw new AssertionError();
        }

        @Override
        protected void engineReset() {
            throw new AssertionError();
        }
    }
}
