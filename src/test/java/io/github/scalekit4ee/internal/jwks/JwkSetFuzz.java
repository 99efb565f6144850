package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.fuzz.Finding;
import io.github.scalekit4ee.internal.config.Profile;
import java.io.IOException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * JWK Sets of an issuer, and the texts that may be a configured key: whatever they are, the answer is a list of sound keys or an
 * {@link IOException}.
 */
public final class JwkSetFuzz {

    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");

    private static final JwkReader SCALEKIT = reader(Profile.SCALEKIT);
    private static final JwkReader MICROPROFILE = reader(Profile.MICROPROFILE);

    private JwkSetFuzz() {}

    public static void fuzzerTestOneInput(byte[] text) {
        check(() -> new JwkSetParser(SCALEKIT).parse(text), 2048, true);
        check(() -> new JwkSetParser(MICROPROFILE).parse(text), 1024, false);
        check(() -> new KeyText(MICROPROFILE, rules(Profile.MICROPROFILE)).read(text), 1024, false);
    }

    private interface Reading {
        List<VerificationKey> keys() throws IOException;
    }

    private static void check(Reading reading, int smallestRsaBits, boolean kidRequired) {
        List<VerificationKey> keys;
        try {
            keys = reading.keys();
        } catch (IOException refused) {
            Finding.unless(isPlain(refused.getMessage()), "a message that is none: " + refused.getMessage());
            return;
        }
        Finding.unless(!keys.isEmpty(), "a set without a key");
        Set<String> names = new HashSet<>();
        for (VerificationKey key : keys) {
            requireSound(key, smallestRsaBits);
            Finding.unless(key.kid() != null || !kidRequired, "a key without kid");
            Finding.unless(key.kid() == null || isPlain(key.kid()), "a kid that is not plain text");
            Finding.unless(
                    key.kid() == null || names.add(key.kid() + ' ' + key.algorithm()),
                    "two keys for one kid and algorithm");
        }
    }

    private static void requireSound(VerificationKey key, int smallestRsaBits) {
        Finding.unless(ALGORITHMS.contains(key.algorithm()), "an algorithm that is not accepted");
        if (key.publicKey() instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            Finding.unless(bits >= smallestRsaBits && bits <= 8192, "an RSA key of " + bits + " bits");
            Finding.unless(
                    rsa.getModulus().testBit(0) && rsa.getPublicExponent().testBit(0), "an even modulus or exponent");
            Finding.unless(rsa.getPublicExponent().bitLength() > 1, "an exponent of one");
            Finding.unless(!key.algorithm().startsWith("ES"), "an RSA key for ECDSA");
        } else {
            Finding.unless(key.publicKey() instanceof ECPublicKey, "a key of another kind");
            Finding.unless(key.algorithm().equals("ES256"), "an EC key for RSA");
        }
    }

    private static boolean isPlain(String text) {
        return text != null && text.chars().allMatch(c -> c >= ' ' && c <= '~' || c == '…');
    }

    private static JwkReader reader(Profile profile) {
        return new JwkReader(profile, rules(profile));
    }

    private static KeyRules rules(Profile profile) {
        return new KeyRules(profile, ALGORITHMS);
    }
}
