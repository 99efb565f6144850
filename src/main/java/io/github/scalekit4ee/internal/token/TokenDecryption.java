package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.KeySourceUnavailableException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.time.Duration;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes a signed token out of an encrypted one (RFC 7516 section 5.2): RSA-OAEP or RSA-OAEP-256 around A256GCM, which is all
 * that MicroProfile JWT section 9.2.2 knows. Every failure looks the same from outside (RFC 7516 section 11.5).
 */
final class TokenDecryption {

    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_LENGTH = 16;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    /** RFC 7518 section 4.3: SHA-1 and SHA-256, each for the mask too. */
    private static final Map<String, OAEPParameterSpec> PADDINGS = Map.of(
            "RSA-OAEP",
            new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT),
            "RSA-OAEP-256",
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));

    private final EncryptionHeaderRules headerRules;
    private final DecryptionKeys keys;
    private final SecureRandom random = new SecureRandom();

    TokenDecryption(EncryptionHeaderRules headerRules, DecryptionKeys keys) {
        this.headerRules = headerRules;
        this.keys = keys;
    }

    static boolean isSupported(String algorithm) {
        return PADDINGS.containsKey(algorithm);
    }

    /** The text inside. */
    String decrypt(CompactToken token) {
        JoseHeader header = headerRules.check(token.decode(0));
        byte[] encryptedKey = token.decode(1);
        byte[] nonce = token.decode(2);
        byte[] ciphertext = token.decode(3);
        byte[] tag = token.decode(4);
        // RFC 7518 section 5.3; the JCA would take a shorter tag, which is easier to guess.
        if (nonce.length != NONCE_LENGTH || tag.length != TAG_LENGTH) {
            throw refusal();
        }
        PrivateKey key = keys.find(header.kid(), header.algorithm());
        if (key == null) {
            throw new InvalidTokenException(Reason.ENCRYPTION, "the token is encrypted to an unknown key");
        }
        try {
            byte[] contentKey = decryptKey(header.algorithm(), key, encryptedKey);
            return new String(decryptContent(token, contentKey, nonce, ciphertext, tag), StandardCharsets.ISO_8859_1);
        } catch (AEADBadTagException e) {
            throw refusal();
        } catch (GeneralSecurityException e) {
            throw new KeySourceUnavailableException(
                    "No installed security provider decrypts " + header.algorithm() + " with A256GCM by the key of"
                            + " mp.jwt.decrypt.key.location. Install a provider that does, or use another key.",
                    RETRY_AFTER,
                    e);
        }
    }

    private byte[] decryptKey(String algorithm, PrivateKey key, byte[] encryptedKey) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, PADDINGS.get(algorithm));
        try {
            byte[] contentKey = cipher.doFinal(encryptedKey);
            if (contentKey.length == KEY_LENGTH) {
                return contentKey;
            }
        } catch (BadPaddingException | IllegalBlockSizeException e) {
            // Goes on below.
        }
        // Stopping here would tell an attacker by the clock whether the padding was right (RFC 7516 section 11.5).
        byte[] useless = new byte[KEY_LENGTH];
        random.nextBytes(useless);
        return useless;
    }

    /** The tag stands after the ciphertext for the JCA; the header's characters are authenticated with both. */
    private static byte[] decryptContent(
            CompactToken token, byte[] contentKey, byte[] nonce, byte[] ciphertext, byte[] tag)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(contentKey, "AES"),
                new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
        cipher.updateAAD(token.ascii(), 0, token.headerLength());
        byte[] sealed = new byte[ciphertext.length + tag.length];
        System.arraycopy(ciphertext, 0, sealed, 0, ciphertext.length);
        System.arraycopy(tag, 0, sealed, ciphertext.length, tag.length);
        return cipher.doFinal(sealed);
    }

    private static InvalidTokenException refusal() {
        return new InvalidTokenException(Reason.ENCRYPTION, "the token cannot be decrypted");
    }
}
