package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.AUDIENCE;
import static io.github.scalekit4ee.internal.token.TestTokens.ISSUER;
import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW_SECONDS;
import static io.github.scalekit4ee.internal.token.TestTokens.RSA;
import static io.github.scalekit4ee.internal.token.TestTokens.base64;
import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static io.github.scalekit4ee.internal.token.TestTokens.sign;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.fuzz.Finding;
import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.json.JacksonReading;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The whole verifier: it accepts nothing but what was signed and says what it has to say, and throws nothing but {@link
 * InvalidTokenException}, as its keys are never out of reach here. The first byte says what the others are:
 *
 * <ul>
 *   <li>{@code R} a token's text;
 *   <li>{@code E} changes of a good token, three bytes each: where, and which character instead;
 *   <li>{@code S} and {@code M} a header and, after a zero byte, a payload, for the Scalekit and the MicroProfile profile: first with
 *       a signature that is none, and signed where nothing else was wrong with it;
 *   <li>{@code J} the header of an encrypted token around a good one.
 * </ul>
 */
public final class TokenVerifierFuzz {

    private static final TokenVerifier<VerifiedClaims> SCALEKIT = verifier(TestConfiguration.scalekit());
    private static final TokenVerifier<VerifiedClaims> MICROPROFILE = verifier(TestConfiguration.microProfile());
    private static final TokenVerifier<VerifiedClaims> ENCRYPTED = verifier(TestConfiguration.microProfile()
            .decryption(new DecryptionConfiguration("/privateKey.pem", Set.of("RSA-OAEP", "RSA-OAEP-256"))));

    private static final String GOOD = sign(machine());
    private static final String NO_SIGNATURE = base64(new byte[256]);
    private static final long SKEW = 30;

    /** In seconds: what {@link MicroProfileClaimRules} allows {@code iat} where the clock skew is less, as it is here. */
    private static final long MICROPROFILE_ISSUED_AHEAD = 60;

    private static final byte[] CONTENT_KEY = new byte[32];
    private static final byte[] NONCE = new byte[12];
    private static final String ENCRYPTED_KEY = base64(encryptedKey());

    private TokenVerifierFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0]) {
            case 'R' -> checkText(new String(rest, ISO_8859_1));
            case 'E' -> checkText(edited(rest));
            case 'S' -> checkSigned(SCALEKIT, rest, true);
            case 'M' -> checkSigned(MICROPROFILE, rest, false);
            case 'J' -> checkEncrypted(rest);
            default -> {
                // no other kind
            }
        }
    }

    private static void checkText(String token) {
        for (TokenVerifier<VerifiedClaims> verifier : List.of(SCALEKIT, MICROPROFILE)) {
            Finding.unless((accepted(verifier, token) != null) == token.equals(GOOD), "a token that nobody has signed");
        }
        Finding.unless(accepted(ENCRYPTED, token) == null, "a token that nobody has encrypted");
    }

    private static String edited(byte[] changes) {
        StringBuilder token = new StringBuilder(GOOD);
        for (int i = 0; i + 2 < changes.length; i += 3) {
            int place = (changes[i] & 0xFF) << 8 | (changes[i + 1] & 0xFF);
            token.setCharAt(place % GOOD.length(), (char) (changes[i + 2] & 0xFF));
        }
        return token.toString();
    }

    private static void checkSigned(TokenVerifier<VerifiedClaims> verifier, byte[] parts, boolean scalekit) {
        int zero = 0;
        while (zero < parts.length && parts[zero] != 0) {
            zero++;
        }
        byte[] header = Arrays.copyOf(parts, zero);
        byte[] payload = Arrays.copyOfRange(parts, Math.min(zero + 1, parts.length), parts.length);
        Reason reason = refusal(verifier, base64(header) + "." + base64(payload) + "." + NO_SIGNATURE);
        if (reason != Reason.SIGNATURE) {
            return; // and nothing was asked of the signature
        }
        VerifiedClaims claims = accepted(verifier, sign(header, payload));
        if (claims != null) {
            requireGoodHeader(object(header), scalekit);
            requireGoodClaims(object(payload), scalekit ? SKEW : 0, scalekit ? SKEW : MICROPROFILE_ISSUED_AHEAD);
            Finding.unless(claims.members().equals(object(payload)), "other claims than those of the token");
            Finding.unless(
                    !scalekit || claims.callerName().equals(claims.members().get("sub")), "another caller");
            Finding.unless(!claims.callerName().isBlank(), "a caller without a name");
        }
    }

    private static void requireGoodHeader(Map<String, Object> header, boolean kidRequired) {
        Finding.unless("RS256".equals(header.get("alg")), "another algorithm");
        Finding.unless(KID.equals(header.get("kid")) || (!kidRequired && header.get("kid") == null), "another key");
        Finding.unless(!header.containsKey("crit") && !header.containsKey("b64"), "an extension");
        Object type = header.getOrDefault("typ", "JWT");
        Finding.unless(
                Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt")
                        .contains(String.valueOf(type).toLowerCase(Locale.ROOT)),
                "a token of another type");
    }

    private static void requireGoodClaims(Map<String, Object> claims, long skew, long issuedAhead) {
        Finding.unless(ISSUER.equals(claims.get("iss")), "another issuer");
        Finding.unless(
                seconds(claims.get("exp")).compareTo(BigDecimal.valueOf(NOW_SECONDS - skew)) > 0, "an old token");
        requireAtMost(claims, "nbf", skew);
        requireAtMost(claims, "iat", issuedAhead);
        if (skew > 0) {
            Object audience = claims.get("aud");
            Finding.unless(
                    AUDIENCE.equals(audience) || (audience instanceof List<?> list && list.contains(AUDIENCE)),
                    "a token for somebody else");
            Finding.unless(!claims.containsKey("nonce") && !claims.containsKey("at_hash"), "an ID token");
        }
    }

    private static void requireAtMost(Map<String, Object> claims, String name, long ahead) {
        if (claims.containsKey(name)) {
            Finding.unless(
                    seconds(claims.get(name)).compareTo(BigDecimal.valueOf(NOW_SECONDS + ahead + 1)) < 0,
                    "a token from the future");
        }
    }

    private static BigDecimal seconds(Object value) {
        return new BigDecimal(String.valueOf(value));
    }

    private static Map<String, Object> object(byte[] json) {
        return JacksonReading.of(json)
                .orElseThrow(() -> new AssertionError("no JSON"))
                .object();
    }

    private static void checkEncrypted(byte[] header) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(CONTENT_KEY, "AES"), new GCMParameterSpec(128, NONCE));
            cipher.updateAAD(base64(header).getBytes(US_ASCII));
            byte[] sealed = cipher.doFinal(GOOD.getBytes(US_ASCII));
            byte[] text = Arrays.copyOf(sealed, sealed.length - 16);
            byte[] tag = Arrays.copyOfRange(sealed, text.length, sealed.length);
            String token = String.join(".", base64(header), ENCRYPTED_KEY, base64(NONCE), base64(text), base64(tag));
            if (accepted(ENCRYPTED, token) != null) {
                Map<String, Object> read = object(header);
                Finding.unless(
                        "RSA-OAEP".equals(read.get("alg")) && "A256GCM".equals(read.get("enc")), "another cipher");
                Finding.unless("jwt".equalsIgnoreCase((String) read.get("cty")), "no token inside");
                Finding.unless(!read.containsKey("zip") && !read.containsKey("crit"), "an extension");
            }
            Finding.unless(accepted(SCALEKIT, token) == null, "an encrypted token where none is due");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The claims, or null where the token is refused: twice the same. */
    private static VerifiedClaims accepted(TokenVerifier<VerifiedClaims> verifier, String token) {
        VerifiedClaims first = null;
        Reason refused = null;
        try {
            first = verifier.verify(token);
        } catch (InvalidTokenException e) {
            refused = e.reason();
            Finding.unless(
                    e.getMessage().chars().allMatch(c -> c >= ' ' && c <= '~')
                            && e.getMessage().length() < 200,
                    "a message that is none");
        }
        if (first == null) {
            Finding.unless(refusal(verifier, token) == refused, "refused once");
        } else {
            Finding.unless(verifier.verify(token).equals(first), "something else the second time");
        }
        return first;
    }

    private static Reason refusal(TokenVerifier<VerifiedClaims> verifier, String token) {
        try {
            verifier.verify(token);
        } catch (InvalidTokenException e) {
            return e.reason();
        }
        throw new AssertionError("a token that nobody has signed");
    }

    private static TokenVerifier<VerifiedClaims> verifier(TestConfiguration configuration) {
        return new TokenVerifier<>(
                configuration.cache(100, Duration.ofMinutes(5)).build(),
                new FakeKeySource().with(KID, "RS256", RSA.getPublic()).unnamed(),
                (kid, algorithm) -> RSA.getPrivate(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                claims -> claims);
    }

    private static byte[] encryptedKey() {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, RSA.getPublic());
            return cipher.doFinal(CONTENT_KEY);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
