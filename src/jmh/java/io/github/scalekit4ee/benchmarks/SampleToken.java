package io.github.scalekit4ee.benchmarks;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.TokenDraft;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;

/**
 * The token that every contestant verifies: 824 characters and 11 claims, RS256 with 2048 bits, the access token of an
 * organization's machine client.
 */
record SampleToken(SimulatedScalekit scalekit, RSAPublicKey key, String text) implements AutoCloseable {

    static final String ISSUER = "https://acme.scalekit.dev";
    static final String AUDIENCE = "acme-api";

    private static final int LENGTH = 824;

    static SampleToken create() {
        SimulatedScalekit scalekit = SimulatedScalekit.builder()
                .issuer(ISSUER)
                .tokenLifetime(Duration.ofDays(1))
                .start();
        return new SampleToken(scalekit, (RSAPublicKey) scalekit.signingKey().publicKey(), ofLength(draft(scalekit)));
    }

    /** Eleven claims, the last of which is as long as it takes. */
    private static TokenDraft draft(SimulatedScalekit scalekit) {
        return scalekit.mint()
                .organizationClient()
                .client("m2morg_76337441538053849")
                .audience(AUDIENCE);
    }

    private static String ofLength(TokenDraft draft) {
        for (int padding = 1; padding < LENGTH; padding++) {
            String token = draft.claim("xoid", "x".repeat(padding)).token();
            if (token.length() == LENGTH) {
                return token;
            }
        }
        throw new IllegalStateException("No padding makes the token " + LENGTH + " characters long.");
    }

    /** Another token of the same size: only {@code jti} differs. */
    TokenDraft another() {
        return draft(scalekit);
    }

    /** Tokens that nobody may accept: a changed claim, a changed signature, none. */
    List<String> forged() {
        int payload = text.indexOf('.') + 20;
        int signature = text.lastIndexOf('.') + 20;
        return List.of(changed(payload), changed(signature), text.substring(0, text.lastIndexOf('.') + 1));
    }

    private String changed(int index) {
        char other = text.charAt(index) == 'A' ? 'B' : 'A';
        return text.substring(0, index) + other + text.substring(index + 1);
    }

    @Override
    public void close() {
        scalekit.close();
    }
}
