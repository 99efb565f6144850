package io.github.scalekit4ee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedScalekitExtension.class)
class TokenCheckTest {

    private static final TokenCheck ENTERPRISE_ONLY = token -> {
        if (!"enterprise".equals(token.claims().get("plan"))) {
            throw new InvalidTokenException("only tokens of the enterprise plan are accepted");
        }
    };

    @Test
    void refusesATokenThatIsValidOtherwise(SimulatedScalekit scalekit) {
        try (AccessTokenVerifier verifier =
                builder(scalekit).tokenCheck(ENTERPRISE_ONLY).build()) {
            String free =
                    scalekit.mint().organizationClient().claim("plan", "free").token();
            String enterprise = scalekit.mint()
                    .organizationClient()
                    .claim("plan", "enterprise")
                    .token();

            assertThat(verifier.verify(enterprise)).isNotNull();
            assertThatThrownBy(() -> verifier.verify(free)).isInstanceOfSatisfying(InvalidTokenException.class, e -> {
                assertThat(e.reason()).isEqualTo(Reason.TOKEN_CHECK);
                assertThat(e).hasMessage("only tokens of the enterprise plan are accepted");
            });
        }
    }

    /** A token can be accepted once and kept, and be revoked a second later. */
    @Test
    void runsAlsoForATokenThatIsKept(SimulatedScalekit scalekit) {
        AtomicBoolean revoked = new AtomicBoolean();
        TokenCheck check = token -> {
            if (revoked.get()) {
                throw new InvalidTokenException("the token is revoked");
            }
        };
        try (AccessTokenVerifier verifier = builder(scalekit).tokenCheck(check).build()) {
            String token = scalekit.mint().organizationClient().token();
            VerifiedAccessToken kept = verifier.verify(token);
            assertThat(verifier.verify(token)).isSameAs(kept);

            revoked.set(true);

            assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(InvalidTokenException.class);
        }
    }

    @Test
    void seesNoTokenThatAnotherRuleRefuses(SimulatedScalekit scalekit) {
        List<VerifiedAccessToken> checked = new ArrayList<>();
        try (AccessTokenVerifier verifier =
                builder(scalekit).tokenCheck(checked::add).build()) {
            String expired = scalekit.mint()
                    .organizationClient()
                    .expiresAt(Instant.EPOCH)
                    .token();

            assertThatThrownBy(() -> verifier.verify(expired)).isInstanceOf(InvalidTokenException.class);

            assertThat(checked).isEmpty();
        }
    }

    @Test
    void severalRunInTheirOrderAndTheFirstRefusalEndsIt(SimulatedScalekit scalekit) {
        List<String> ran = new ArrayList<>();
        try (AccessTokenVerifier verifier = builder(scalekit)
                .tokenCheck(token -> ran.add("first"))
                .tokenCheck(token -> {
                    ran.add("second");
                    throw new InvalidTokenException("no");
                })
                .tokenCheck(token -> ran.add("third"))
                .build()) {
            String token = scalekit.mint().organizationClient().token();

            assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(InvalidTokenException.class);

            assertThat(ran).containsExactly("first", "second");
        }
    }

    @Test
    void aFaultOfTheCheckIsNoFaultOfTheCallers(SimulatedScalekit scalekit) {
        try (AccessTokenVerifier verifier = builder(scalekit)
                .tokenCheck(token -> {
                    throw new UnsupportedOperationException("broken");
                })
                .build()) {
            String token = scalekit.mint().organizationClient().token();

            assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void aDescriptionCanEndNeitherAQuotedStringNorALine() {
        assertThat(new InvalidTokenException("a \"b\"\\ c\r\nd \u00e9\ud83d\ude00~"))
                .hasMessage("a ?b?? c??d ???~");
    }

    private static AccessTokenVerifier.Builder builder(SimulatedScalekit scalekit) {
        return AccessTokenVerifier.builder()
                .environmentUrl(scalekit.environmentUrl())
                .allowMissingAudience(true);
    }
}
