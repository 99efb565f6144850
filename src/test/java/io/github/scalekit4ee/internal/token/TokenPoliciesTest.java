package io.github.scalekit4ee.internal.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenPoliciesTest {

    private static final String EUROPE = "https://eu.scalekit.dev";
    private static final String PARTNER = "https://partner.example";

    private final TokenPolicy europe = policy(Set.of(EUROPE), Set.of("RS256"), true);
    private final TokenPolicy partner = policy(Set.of(PARTNER), Set.of("ES256"), false);
    private final TokenPolicies policies = new TokenPolicies(List.of(europe, partner));

    @Test
    void theIssuerChoosesThePolicyAsAnExactString() {
        assertThat(policies.of(issuedBy(EUROPE))).isSameAs(europe);
        assertThat(policies.of(issuedBy(PARTNER))).isSameAs(partner);
        for (Object other : new Object[] {EUROPE + "/", "HTTPS://EU.SCALEKIT.DEV", "", 1, List.of(EUROPE)}) {
            assertThatThrownBy(() -> policies.of(issuedBy(other)))
                    .isInstanceOfSatisfying(InvalidTokenException.class, e -> assertThat(e.reason())
                            .isEqualTo(Reason.ISSUER));
        }
    }

    @Test
    void anAlgorithmOfOneIssuerIsNotAcceptedOfAnother() {
        JoseHeader es256 = policies.screen("{\"alg\":\"ES256\",\"kid\":\"k\"}".getBytes(UTF_8));

        partner.check(es256);
        assertThatThrownBy(() -> europe.check(es256))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ALGORITHM));
    }

    @Test
    void anAlgorithmOfNoIssuerIsRefusedBeforeTheIssuerIsKnown() {
        assertThatThrownBy(() -> policies.screen("{\"alg\":\"HS256\",\"kid\":\"k\"}".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ALGORITHM));
    }

    @Test
    void onlyAPolicyThatAsksForAKeyIdRefusesATokenWithoutOne() {
        JoseHeader withoutKid = policies.screen("{\"alg\":\"RS256\"}".getBytes(UTF_8));

        policy(Set.of(), Set.of("RS256"), false).check(withoutKid);
        assertThatThrownBy(() -> europe.check(withoutKid))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_KEY));
    }

    @Test
    void aPolicyOfAnyIssuerTakesWhatTheOthersLeaveButNeverAMissingIssuer() {
        TokenPolicy any = policy(Set.of(), Set.of("RS256"), false);
        TokenPolicies open = new TokenPolicies(List.of(europe, any));

        assertThat(open.of(issuedBy(EUROPE))).isSameAs(europe);
        assertThat(open.of(issuedBy(PARTNER))).isSameAs(any);
        assertThatThrownBy(() -> open.of(new Claims(Map.of()))).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void twoPoliciesCannotShareAnIssuer() {
        List<TokenPolicy> same = List.of(europe, policy(Set.of(EUROPE), Set.of("ES256"), true));

        assertThatThrownBy(() -> new TokenPolicies(same)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Claims issuedBy(Object issuer) {
        return new Claims(Map.of("iss", issuer));
    }

    private static TokenPolicy policy(Set<String> issuers, Set<String> algorithms, boolean kidRequired) {
        ClaimRules claims = new ScalekitClaimRules(TestConfiguration.scalekit().environment());
        return new TokenPolicy(
                "", issuers, algorithms, kidRequired, claims, new FakeKeySource(), new UnknownKeys(null, ""));
    }
}
