package io.github.scalekit4ee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A refusal tells whose token it was exactly where the issuer has signed it. */
@ExtendWith(SimulatedScalekitExtension.class)
class RefusedClientTest {

    private static final String CLIENT = "m2m_refused";

    private Instant now = Instant.now();

    @Test
    void ofASignedTokenForAnotherAudience(SimulatedScalekit scalekit) {
        InvalidTokenException refusal = refusal(
                scalekit,
                scalekit.mint()
                        .organizationClient()
                        .client(CLIENT)
                        .audience("https://other")
                        .token());

        assertThat(refusal.reason()).isEqualTo(InvalidTokenException.Reason.AUDIENCE);
        assertThat(refusal.clientId()).isEqualTo(CLIENT);
        assertThat(refusal.getMessage()).doesNotContain(CLIENT);
        assertThat(refusal.toString()).doesNotContain(CLIENT);
    }

    @Test
    void notOfATokenThatSomebodyHasChanged(SimulatedScalekit scalekit) {
        String token = scalekit.mint()
                .organizationClient()
                .client(CLIENT)
                .audience("https://api")
                .token();
        String changed = token.substring(0, token.length() - 20) + "AAAA" + token.substring(token.length() - 16);

        InvalidTokenException refusal = refusal(scalekit, changed);

        assertThat(refusal.reason()).isEqualTo(InvalidTokenException.Reason.SIGNATURE);
        assertThat(refusal.clientId()).isNull();
    }

    /** Nobody looks at the signature of a token that has expired, unless it is kept. */
    @Test
    void ofAnExpiredTokenOnlyIfItWasGoodBefore(SimulatedScalekit scalekit) {
        String token = scalekit.mint()
                .organizationClient()
                .client(CLIENT)
                .audience("https://api")
                .token();
        try (AccessTokenVerifier verifier = verifier(scalekit)) {
            verifier.verify(token);
            now = now.plus(Duration.ofDays(30));

            assertThat(refusal(verifier, token).clientId()).isEqualTo(CLIENT);
        }
        InvalidTokenException refusal = refusal(scalekit, token);
        assertThat(refusal.reason()).isEqualTo(InvalidTokenException.Reason.EXPIRED);
        assertThat(refusal.clientId()).isNull();
    }

    private InvalidTokenException refusal(SimulatedScalekit scalekit, String token) {
        try (AccessTokenVerifier verifier = verifier(scalekit)) {
            return refusal(verifier, token);
        }
    }

    private static InvalidTokenException refusal(AccessTokenVerifier verifier, String token) {
        return catchThrowableOfType(InvalidTokenException.class, () -> verifier.verify(token));
    }

    private AccessTokenVerifier verifier(SimulatedScalekit scalekit) {
        return AccessTokenVerifier.builder()
                .environmentUrl(scalekit.environmentUrl())
                .audience("https://api")
                .clock(new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                })
                .build();
    }
}
