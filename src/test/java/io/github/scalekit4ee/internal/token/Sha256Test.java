package io.github.scalekit4ee.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.Provider;
import java.security.Security;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {

    /** FIPS 180-4, the one-block example. */
    private static final String DIGEST_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void eachStartIsAComputationOfItsOwn() {
        Sha256 sha256 = new Sha256();
        MessageDigest fed = sha256.start();
        fed.update((byte) 'x');

        assertThat(HexFormat.of().formatHex(sha256.start().digest(new byte[] {'a', 'b', 'c'})))
                .isEqualTo(DIGEST_OF_ABC);
    }

    @Test
    void isThePlatformsOwnAlsoBehindAPreferredProvider() {
        Provider preferred = new Preferred();
        Security.insertProviderAt(preferred, 1);
        try {
            MessageDigest digest = new Sha256().start();

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
