package io.github.scalekit4ee.internal.client;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys from a secret: HKDF with SHA-256 (RFC 5869). */
final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final int HASH = 32;

    private Hkdf() {}

    /**
     * Section 2.2 and 2.3.
     *
     * @param length in bytes; at most 255 times 32
     */
    static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
        byte[] pseudorandom = hmac(salt.length == 0 ? new byte[HASH] : salt, secret);
        byte[] derived = new byte[length];
        byte[] block = {};
        for (int done = 0, counter = 1; done < length; done += HASH, counter++) {
            byte[] input = Arrays.copyOf(block, block.length + info.length + 1);
            System.arraycopy(info, 0, input, block.length, info.length);
            input[input.length - 1] = (byte) counter;
            block = hmac(pseudorandom, input);
            System.arraycopy(block, 0, derived, done, Math.min(HASH, length - done));
        }
        return derived;
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + HMAC, e); // Every Java platform has it.
        }
    }
}
