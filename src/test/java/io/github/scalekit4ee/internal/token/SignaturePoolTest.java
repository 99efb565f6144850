package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.RSA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.jwks.VerificationKey;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignaturePoolTest {

    private static final byte[] ONE = "one".getBytes(UTF_8);
    private static final byte[] OTHER = "other".getBytes(UTF_8);

    private final SignaturePool signatures = new SignaturePool();
    private final VerificationKey key = key(RSA);

    @AfterEach
    void removeTheProvider() {
        Security.removeProvider(Watched.NAME);
    }

    @Test
    void verifiesManySignaturesWithOneObject() throws Exception {
        byte[] one = sign(RSA, ONE);
        byte[] other = sign(RSA, OTHER);
        countObjects();

        for (int turn = 0; turn < 5; turn++) {
            assertThat(verify(key, ONE, one)).isTrue();
            assertThat(verify(key, OTHER, other)).isTrue();
        }

        assertThat(Watching.made).hasValue(1);
    }

    @Test
    void neverUsesAnObjectAgainThatSaidNo() throws Exception {
        byte[] one = sign(RSA, ONE);
        countObjects();

        for (int turn = 0; turn < 3; turn++) {
            assertThat(verify(key, ONE, one)).isTrue();
            assertThat(verify(key, OTHER, one)).isFalse();
        }

        assertThat(Watching.made).hasValue(3);
    }

    @Test
    void neverUsesAnObjectAgainThatHasThrown() throws Exception {
        byte[] one = sign(RSA, ONE);
        countObjects();

        assertThat(verify(key, ONE, one)).isTrue();
        assertThatThrownBy(() -> verify(key, ONE, new byte[1])).isInstanceOf(SignatureException.class);
        assertThat(verify(key, ONE, one)).isTrue();

        assertThat(Watching.made).hasValue(2);
    }

    @Test
    void neverUsesTheObjectOfAnotherKey() throws Exception {
        List<KeyPair> pairs = new ArrayList<>();
        List<VerificationKey> keys = new ArrayList<>();
        // More keys than slots, so that some share one.
        for (int i = 0; i < 20; i++) {
            pairs.add(pair());
            keys.add(key(pairs.get(i)));
        }
        for (int turn = 0; turn < 3; turn++) {
            for (int i = 0; i < keys.size(); i++) {
                int signer = (i + turn) % keys.size();
                assertThat(verify(keys.get(i), ONE, sign(pairs.get(signer), ONE)))
                        .isEqualTo(signer == i);
            }
        }
    }

    @Test
    void neverFeedsOneObjectByTwoThreads() throws Exception {
        List<byte[]> texts = IntStream.range(0, 32)
                .mapToObj(i -> ("" + i).repeat(2_000).getBytes(UTF_8))
                .toList();
        List<byte[]> signed = new ArrayList<>();
        for (byte[] text : texts) {
            signed.add(sign(RSA, text));
        }
        ExecutorService threads = Executors.newFixedThreadPool(texts.size()); // more than slots
        try {
            List<Future<Boolean>> right = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                int mine = i;
                right.add(threads.submit(() -> {
                    for (int turn = 0; turn < 100; turn++) {
                        boolean own = verify(key, texts.get(mine), signed.get(mine));
                        boolean foreign = verify(key, texts.get(mine), signed.get((mine + 1) % signed.size()));
                        if (!own || foreign) {
                            return false;
                        }
                    }
                    return true;
                }));
            }
            for (Future<Boolean> each : right) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void countObjects() throws GeneralSecurityException {
        Security.insertProviderAt(new Watched(), 1);
        Signature.getInstance("SHA256withRSA"); // makes one more the first time, to see what it is
        Watching.made.set(0);
    }

    private boolean verify(VerificationKey by, byte[] text, byte[] signature) throws GeneralSecurityException {
        return signatures.verify(SignatureAlgorithm.RS256, by, text, text.length, signature);
    }

    private static byte[] sign(KeyPair pair, byte[] text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(text);
        return signature.sign();
    }

    private static VerificationKey key(KeyPair pair) {
        return new VerificationKey("kid", "RS256", pair.getPublic());
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024); // quick to make, and good enough to be told apart
        return generator.generateKeyPair();
    }

    private static final class Watched extends Provider {

        static final String NAME = "watched";

        private static final long serialVersionUID = 1L;

        Watched() {
            super(NAME, "1", "the JDK's signatures, counted");
            put("Signature.SHA256withRSA", Watching.class.getName());
        }
    }

    /** Named in the provider above. */
    public static final class Watching extends SignatureSpi {

        static final AtomicInteger made = new AtomicInteger();

        private final Signature own;

        public Watching() throws GeneralSecurityException {
            own = Signature.getInstance("SHA256withRSA", "SunRsaSign");
            made.incrementAndGet();
        }

        @Override
        protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
            own.initVerify(publicKey);
        }

        @Override
        protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
            own.initSign(privateKey);
        }

        @Override
        protected void engineUpdate(byte b) throws SignatureException {
            own.update(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            own.update(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return own.sign();
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            return own.verify(signature);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
