package io.github.scalekit4ee.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A client's tokens as they lie in a cache that others may read: AES-256-GCM with a key from the client's secret, so that only holders of the
 * secret can read or forge one. What names the entry comes from the secret, too: it tells nothing of the client, and nodes that have
 * another secret, before or after a rotation, have another entry.
 */
final class SealedTokens {

    /** Of the form of key, name and text; another form gets another number, and with it other entries. */
    private static final byte[] FORM = "scalekit4ee client token 1".getBytes(UTF_8);

    private static final int KEY = 32;
    private static final int NAME = 18;

    /** NIST SP 800-38D section 8.2.2: 96 random bits, good for far more than the tokens of one secret. */
    private static final int NONCE = 12;

    private static final int TAG_BITS = 128;

    /** Above what a token of the longest response takes, in base64. */
    private static final int LONGEST = 100_000;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final String name;

    private SealedTokens(byte[] derived) {
        key = new SecretKeySpec(derived, 0, KEY, "AES");
        name = Base64.getUrlEncoder().encodeToString(Arrays.copyOfRange(derived, KEY, KEY + NAME));
    }

    /** Of the tokens that a request like this one would get. */
    static SealedTokens of(ClientConfiguration client, Credentials credentials) {
        byte[] info = info(
                client.tokenEndpoint().toString(),
                credentials.clientId(),
                String.join(" ", new TreeSet<>(client.scopes())),
                client.audience(),
                client.resource());
        return new SealedTokens(Hkdf.derive(credentials.clientSecret().getBytes(UTF_8), FORM, info, KEY + NAME));
    }

    /** Each with its length, so that no two lists look the same. */
    private static byte[] info(@Nullable String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream info = new DataOutputStream(bytes)) {
            for (String part : parts) {
                byte[] text = part == null ? new byte[0] : part.getBytes(UTF_8);
                info.writeInt(part == null ? -1 : text.length);
                info.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory does not fail so.
        }
        return bytes.toByteArray();
    }

    String tokenKey() {
        return "token." + name;
    }

    String leaseKey() {
        return "lease." + name;
    }

    /** @param issuedAt by the wall clock */
    String seal(IssuedToken issued, Instant issuedAt) {
        AccessToken token = issued.token();
        String text = issuedAt.toEpochMilli() + "\n" + issued.lifetime().toMillis() + "\n" + token.value() + "\n"
                + String.join(" ", token.scopes());
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, 0).doFinal(text.getBytes(UTF_8));
            byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no AES-GCM", e); // Every Java platform has it.
        }
    }

    /**
     * @param sealed whatever lies there
     * @return null for anything but what {@link #seal} makes with this secret
     */
    @Nullable
    Opened open(String sealed) {
        if (sealed.length() > LONGEST) {
            return null;
        }
        try {
            byte[] both = Base64.getUrlDecoder().decode(sealed);
            if (both.length < NONCE + TAG_BITS / Byte.SIZE) { // of which the JDK's cipher makes an error
                return null;
            }
            String[] parts = new String(
                            cipher(Cipher.DECRYPT_MODE, both, 0).doFinal(both, NONCE, both.length - NONCE), UTF_8)
                    .split("\n", 4);
            if (parts.length != 4) {
                return null;
            }
            return new Opened(
                    parts[2],
                    Instant.ofEpochMilli(Long.parseLong(parts[0])),
                    Duration.ofMillis(Long.parseLong(parts[1])),
                    parts[3].isEmpty() ? Set.of() : Set.of(parts[3].split(" ")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    private Cipher cipher(int mode, byte[] nonce, int offset) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE));
        cipher.updateAAD(tokenKey().getBytes(UTF_8));
        return cipher;
    }

    /**
     * A token as a node left it for the others.
     *
     * @param value the token itself
     * @param issuedAt by that node's wall clock
     * @param lifetime from then
     */
    record Opened(String value, Instant issuedAt, Duration lifetime, Set<String> scopes) {

        /** Takes the place of the generated one, which would show the token. */
        @Override
        public String toString() {
            return "Opened[issuedAt=" + issuedAt + ", lifetime=" + lifetime + "]";
        }
    }
}
