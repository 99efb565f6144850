package io.github.scalekit4ee.testing.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.config.read.ConfigurationReader;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.json.JsonArray;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class TestAccessTokenTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void aClientsTokenIsAMachines() {
        VerifiedAccessToken token = TestAccessToken.client("m2morg_1")
                .scopes("read:deployments", "deploy:applications")
                .organization("org_1")
                .audience("https://api.acme.example")
                .accessToken();

        assertThat(token.name()).isEqualTo("m2morg_1");
        assertThat(token.isMachine()).isTrue();
        assertThat(token.scopes()).containsExactlyInAnyOrder("read:deployments", "deploy:applications");
        assertThat(token.organizationId()).isEqualTo("org_1");
        assertThat(token.audience()).containsExactly("https://api.acme.example");
        assertThat(token.issuer()).isNotBlank();
        assertThat(token.expiresAt()).isAfter(Instant.now());
    }

    @Test
    void aUsersTokenIsNoMachines() {
        VerifiedAccessToken token = TestAccessToken.user("usr_1")
                .clientId("app")
                .roles("admin")
                .permissions("data:read")
                .accessToken();

        assertThat(token.subject()).isEqualTo("usr_1");
        assertThat(token.clientId()).isEqualTo("app");
        assertThat(token.isMachine()).isFalse();
        assertThat(token.roles()).containsExactly("admin");
        assertThat(token.permissions()).containsExactly("data:read");
    }

    @Test
    void claimsHaveTheTypesOfAVerifiedToken() {
        try (SimulatedScalekit scalekit = SimulatedScalekit.start();
                AccessTokenVerifier verifier = AccessTokenVerifier.builder()
                        .environmentUrl(scalekit.environmentUrl())
                        .audience("a")
                        .build()) {
            Map<String, Object> claims = Map.of(
                    "seats",
                    12,
                    "price",
                    new BigDecimal("1.50"),
                    "active",
                    true,
                    "teams",
                    List.of("a", Map.of("b", 1)));
            var draft = scalekit.mint().organizationClient().audience("a");
            var test = TestAccessToken.client("m2morg_1");
            for (Map.Entry<String, Object> claim : claims.entrySet()) {
                draft = draft.claim(claim.getKey(), claim.getValue());
                test = test.claim(claim.getKey(), claim.getValue());
            }
            VerifiedAccessToken verified = verifier.verify(draft.token());
            VerifiedAccessToken token = test.accessToken();

            for (String name : claims.keySet()) {
                assertThat(token.claim(name)).isEqualTo(verified.claim(name)).hasSameClassAs(verified.claim(name));
            }
            assertThat(token.customClaims().keySet()).containsAll(claims.keySet());
        }
    }

    @Test
    void itsTimesAreWholeSeconds() {
        VerifiedAccessToken token = TestAccessToken.user("usr_1")
                .issuedAt(NOON)
                .expiresAt(NOON.plusSeconds(60))
                .accessToken();

        assertThat(token.issuedAt()).isEqualTo(NOON);
        assertThat(token.expiresAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void itsClaimsCannotBeChanged() {
        List<String> mutable = new ArrayList<>(List.of("a"));
        VerifiedAccessToken token =
                TestAccessToken.user("usr_1").claim("teams", mutable).accessToken();
        mutable.add("b");

        assertThat(token.claim("teams")).isEqualTo(List.of("a"));
        assertThatThrownBy(() -> token.claims().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aClaimThatJsonHasNoFormForIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TestAccessToken.user("usr_1").claim("x", new Object()).accessToken());
    }

    @Test
    void asAJsonWebTokenItHasTheGroupsOfTheDefaultConfiguration() {
        JsonWebToken caller = TestAccessToken.user("usr_1")
                .scopes("read:deployments")
                .roles("admin")
                .permissions("data:read")
                .claim("groups", List.of("directory"))
                .claim("teams", List.of("a"))
                .jsonWebToken();

        assertThat(caller.getName()).isEqualTo("usr_1");
        assertThat(caller.getGroups()).containsExactlyInAnyOrder("read:deployments", "admin", "data:read");
        assertThat(caller.<Object>getClaim("teams")).isInstanceOf(JsonArray.class);
        assertThat(caller.getExpirationTime()).isPositive();
        assertThat(DefaultCallers.CONFIGURATION)
                .isEqualTo(ConfigurationReader.read(new Given(Map.of(
                                "scalekit.environment-url",
                                "https://acme.scalekit.dev",
                                "scalekit.audiences",
                                "https://api.acme.example")))
                        .caller());
    }

    @Test
    void noVerifierAcceptsItsRawToken() {
        String raw = TestAccessToken.user("usr_1").audience("a").jsonWebToken().getRawToken();
        try (SimulatedScalekit scalekit = SimulatedScalekit.start();
                AccessTokenVerifier verifier = AccessTokenVerifier.builder()
                        .environmentUrl(scalekit.environmentUrl())
                        .audience("a")
                        .build()) {
            assertThatThrownBy(() -> verifier.verify(raw)).isInstanceOf(InvalidTokenException.class);
        }
    }

    @Test
    void itsTextShowsNoClaim() {
        assertThat(TestAccessToken.user("usr_secret").without("iat")).hasToString("TestAccessToken[3 claims]");
    }

    private record Given(Map<String, String> values) implements ConfigurationSource {

        @Override
        public String value(String key) {
            return values.get(key);
        }

        @Override
        public Iterable<String> names() {
            return values.keySet();
        }
    }
}
