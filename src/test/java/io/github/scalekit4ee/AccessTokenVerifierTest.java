package io.github.scalekit4ee;

import static io.github.scalekit4ee.internal.token.TestTokens.AUDIENCE;
import static io.github.scalekit4ee.internal.token.TestTokens.CLIENT;
import static io.github.scalekit4ee.internal.token.TestTokens.ISSUER;
import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.ORGANIZATION;
import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static io.github.scalekit4ee.internal.token.TestTokens.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.Crowd;
import io.github.scalekit4ee.internal.jwks.KeySource;
import io.github.scalekit4ee.internal.jwks.KeySourceStatus;
import io.github.scalekit4ee.internal.jwks.VerificationKey;
import io.github.scalekit4ee.internal.token.FakeKeySource;
import io.github.scalekit4ee.internal.token.JsonText;
import io.github.scalekit4ee.internal.token.TestConfiguration;
import io.github.scalekit4ee.internal.token.TestTokens;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AccessTokenVerifierTest {

    private final AccessTokenVerifier verifier = AccessTokenVerifier.of(
            TestConfiguration.scalekit().build(),
            new FakeKeySource().with(KID, "RS256", TestTokens.RSA.getPublic()).unnamed(),
            null,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void readsAMachineToken() {
        VerifiedAccessToken token = verify(machine());

        assertThat(token.name()).isEqualTo(CLIENT);
        assertThat(token.subject()).isEqualTo(CLIENT);
        assertThat(token.clientId()).isEqualTo(CLIENT);
        assertThat(token.isMachine()).isTrue();
        assertThat(token.organizationId()).isEqualTo(ORGANIZATION);
        assertThat(token.scopes()).containsExactlyInAnyOrder("deploy:applications", "read:deployments");
        assertThat(token.roles()).isEmpty();
        assertThat(token.permissions()).isEmpty();
        assertThat(token.audience()).containsExactly(AUDIENCE);
        assertThat(token.issuer()).isEqualTo(ISSUER);
        assertThat(token.tokenId()).isEqualTo("tkn_69041163914445100");
        assertThat(token.issuedAt()).isEqualTo(NOW);
        assertThat(token.notBefore()).isEqualTo(NOW);
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(token.customClaims()).isEmpty();
    }

    @Test
    void readsAUserToken() {
        VerifiedAccessToken token = verify(machine()
                .without("scopes")
                .with("sub", "usr_1")
                .with("client_id", "prd_skc_1")
                .withRaw("roles", "[\"admin\"]")
                .withRaw("permissions", "[\"data:read\",\"data:write\"]")
                .with("scope", "openid profile"));

        assertThat(token.isMachine()).isFalse();
        assertThat(token.roles()).containsExactly("admin");
        assertThat(token.permissions()).containsExactlyInAnyOrder("data:read", "data:write");
        assertThat(token.scopes()).containsExactlyInAnyOrder("openid", "profile");
    }

    @Test
    void scopesAreTheUnionOfBothClaims() {
        VerifiedAccessToken token =
                verify(machine().withRaw("scopes", "[\"a\",\"b\",\"a\"]").with("scope", "b c"));

        assertThat(token.scopes()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void onlyScopesInAStringAreSplitIntoWords() {
        VerifiedAccessToken token = verify(machine()
                .with("scopes", "a b")
                .with("scope", "b c")
                .with("roles", "Site admin")
                .with("permissions", "data:read data:write"));

        assertThat(token.scopes()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(token.roles()).containsExactly("Site admin");
        assertThat(token.permissions()).containsExactly("data:read data:write");
    }

    @Test
    void tellsWhatIsAbsentByNull() {
        VerifiedAccessToken token = verify(machine().without("oid", "jti", "iat", "nbf", "client_id", "scopes"));

        assertThat(token.organizationId()).isNull();
        assertThat(token.tokenId()).isNull();
        assertThat(token.issuedAt()).isNull();
        assertThat(token.notBefore()).isNull();
        assertThat(token.clientId()).isNull();
        assertThat(token.isMachine()).isFalse();
        assertThat(token.scopes()).isEmpty();
    }

    @Test
    void readsTheOlderNameOfTheOrganization() {
        assertThat(verify(machine().without("oid").with("org_id", "org_2")).organizationId())
                .isEqualTo("org_2");
    }

    @Test
    void customClaimsAreNestedAndTopLevelOnes() {
        VerifiedAccessToken token = verify(machine()
                .withRaw("custom_claims", "{\"team\":\"blue\",\"tier\":{\"level\":3}}")
                .with("team", "red")
                .with("region", "eu"));

        assertThat(token.customClaims())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("team", "blue", "tier", Map.of("level", 3L), "region", "eu"));
        assertThat(token.claim("custom_claims", "tier", "level")).isEqualTo(3L);
        assertThat(token.claim("custom_claims", "nothing", "level")).isNull();
        assertThat(token.claim("team")).isEqualTo("red");
    }

    @Test
    void keepsEveryTypeOfClaim() {
        VerifiedAccessToken token = verify(machine()
                .withRaw("list", "[1,1.50,true,null,\"x\",{\"a\":[]}]")
                .withRaw("big", "123456789012345678901234567890"));

        assertThat(token.claim("list")).isInstanceOfSatisfying(List.class, list -> {
            assertThat(list.subList(0, 3)).isEqualTo(List.of(1L, new BigDecimal("1.50"), true));
            assertThat(list.get(3)).isNull();
            assertThat(list.subList(4, 6)).isEqualTo(List.of("x", Map.of("a", List.of())));
        });
        assertThat(token.claim("big")).hasToString("123456789012345678901234567890");
    }

    @Test
    void nothingInItCanBeChanged() {
        VerifiedAccessToken token = verify(machine().withRaw("custom_claims", "{\"a\":{\"b\":1}}"));

        assertThatThrownBy(() -> token.claims().put("sub", "x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> token.claims().remove("sub")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> token.claims().entrySet().iterator().next().setValue("x"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) token.claim("custom_claims", "a")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) token.claim("scopes")).remove(0))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> token.scopes().add("x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> token.customClaims().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aClosedVerifierVerifiesNothingAnyMore() {
        String token = sign(machine());
        AccessTokenVerifier caching = verifier(new FakeKeySource().with(KID, "RS256", TestTokens.RSA.getPublic()));
        caching.verify(token);

        caching.close();
        caching.close();

        for (String any : List.of(token, "no token", "")) {
            assertThatThrownBy(() -> caching.verify(any))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "This verifier is closed and verifies no more tokens. Close it when the application ends.");
        }
    }

    @Test
    void closingLetsGoWhoWaitsForKeys() throws Exception {
        CountDownLatch waiting = new CountDownLatch(3);
        CountDownLatch closed = new CountDownLatch(1);
        String token = sign(machine());
        AccessTokenVerifier cold = verifier(new KeySource() {
            @Override
            public VerificationKey find(String kid, String algorithm) {
                waiting.countDown();
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                throw new KeySourceUnavailableException("closed meanwhile", Duration.ofSeconds(1), null);
            }

            @Override
            public boolean isCurrent(VerificationKey key) {
                return false;
            }

            @Override
            public KeySourceStatus status() {
                throw new AssertionError();
            }

            @Override
            public void close() {
                closed.countDown();
            }
        });
        try (Crowd crowd = new Crowd(() -> cold.verify(token)).ask(3)) {
            waiting.await();

            cold.close();

            assertThat(crowd.answersOfAllBut(0)).hasOnlyElementsOfType(IllegalStateException.class);
        }
    }

    private static AccessTokenVerifier verifier(KeySource keys) {
        return AccessTokenVerifier.of(
                TestConfiguration.scalekit().cache(10, Duration.ofMinutes(5)).build(),
                Map.of("", keys),
                null,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void itsTextShowsNoClaim() {
        assertThat(verify(machine())).hasToString("VerifiedAccessToken[10 claims]");
    }

    @Test
    void aClaimNeedsAName() {
        VerifiedAccessToken token = verify(machine());

        assertThatThrownBy(token::claim).isInstanceOf(IllegalArgumentException.class);
    }

    private VerifiedAccessToken verify(JsonText claims) {
        return verifier.verify(sign(claims));
    }
}
