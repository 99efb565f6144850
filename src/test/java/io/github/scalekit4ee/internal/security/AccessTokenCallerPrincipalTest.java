package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedScalekitExtension.class)
class AccessTokenCallerPrincipalTest {

    @Test
    void givesClaimsInTheTypesOfMicroProfileJwt(SimulatedScalekit scalekit) {
        String raw = scalekit.mint()
                .organizationClient()
                .claim("custom_claims", Map.of("team", "blue"))
                .claim("beta", true)
                .token();
        JsonWebToken caller = caller(scalekit, raw, Set.of("group"));

        assertThat(caller.<Long>getClaim("exp")).isEqualTo(caller.getExpirationTime());
        assertThat(caller.<Long>getClaim("iat")).isEqualTo(caller.getIssuedAtTime());
        assertThat(caller.getRawToken()).isEqualTo(raw);
        assertThat(caller.<JsonObject>getClaim("custom_claims").getString("team"))
                .isEqualTo("blue");
        assertThat(caller.<Boolean>getClaim("beta")).isTrue();
        assertThat(caller.<String>getClaim("raw_token")).isEqualTo(raw);
        assertThat(caller.<Set<String>>getClaim("groups")).containsExactly("group");
        assertThat(caller.<Object>getClaim("missing")).isNull();
        assertThat(caller.getClaimNames()).contains("raw_token", "sub", "scopes");
        assertThat(caller.getName()).isEqualTo(caller.getSubject());
    }

    @Test
    void groupsAreThoseOfTheCallerAlsoWhenThereAreNone(SimulatedScalekit scalekit) {
        String raw = scalekit.mint()
                .organizationClient()
                .claim("groups", List.of("unmapped"))
                .token();
        String without = scalekit.mint().organizationClient().token();

        assertThat(caller(scalekit, raw, Set.of()).<Set<String>>getClaim("groups"))
                .isEmpty();
        assertThat(caller(scalekit, without, Set.of()).<Object>getClaim("groups"))
                .isNull();
    }

    @Test
    void aTimeWithAFractionIsInWholeSecondsAndOneBeyondTheRangeIsNone(SimulatedScalekit scalekit) {
        String raw = scalekit.mint()
                .organizationClient()
                .claim("auth_time", new BigDecimal("1700000000.9"))
                .claim("updated_at", new BigDecimal("1e30"))
                .token();
        JsonWebToken caller = caller(scalekit, raw, Set.of());

        assertThat(caller.<Long>getClaim("auth_time")).isEqualTo(1_700_000_000L);
        assertThat(caller.<Object>getClaim("updated_at")).isNull();
    }

    @Test
    void whatTheTokenDoesNotSayIsNullOrZeroOrEmpty(SimulatedScalekit scalekit) {
        String raw = scalekit.mint()
                .organizationClient()
                .without("iat")
                .without("jti")
                .without("aud")
                .token();
        JsonWebToken caller = caller(scalekit, raw, Set.of());

        assertThat(caller.getIssuedAtTime()).isZero();
        assertThat(caller.getExpirationTime()).isPositive();
        assertThat(caller.getTokenID()).isNull();
        assertThat(caller.getAudience()).isNull();
        assertThat(caller.getGroups()).isEmpty();
        assertThat(caller.containsClaim("iat")).isFalse();
        assertThat(caller.claim(Claims.jti)).isEmpty();
        assertThat(caller.<Object>getClaim((String) null)).isNull();
        assertThat(caller.containsClaim(null)).isFalse();
    }

    @Test
    void twoTokensOfOneSubjectAreTwoCallers(SimulatedScalekit scalekit) {
        String one = scalekit.mint().organizationClient().scopes("a").token();
        String other = scalekit.mint().organizationClient().scopes("b").token();

        assertThat(caller(scalekit, one, Set.of())).isEqualTo(caller(scalekit, one, Set.of()));
        assertThat(caller(scalekit, one, Set.of())).isNotEqualTo(caller(scalekit, other, Set.of()));
        assertThat(caller(scalekit, one, Set.of())).isNotEqualTo(one);
        assertThat(caller(scalekit, one, Set.of())).hasSameHashCodeAs(caller(scalekit, one, Set.of("g")));
    }

    @Test
    void callersOfOtherNamesSpreadOverAMap(SimulatedScalekit scalekit) {
        assertThat(List.of("m2m_1", "m2m_2", "m2m_3", "m2m_4"))
                .extracting(client -> caller(
                                scalekit,
                                scalekit.mint()
                                        .organizationClient()
                                        .client(client)
                                        .token(),
                                Set.of())
                        .hashCode())
                .doesNotHaveDuplicates();
    }

    @Test
    void isNeitherShownNorWritten(SimulatedScalekit scalekit) {
        JsonWebToken caller =
                caller(scalekit, scalekit.mint().organizationClient().token(), Set.of());

        assertThat(caller).hasToString("AccessTokenCallerPrincipal[…]");
        assertThat(new AccessTokenCredential(new PresentedToken(PresentedToken.BEARER, "hush", "GET", "/")))
                .hasToString("AccessTokenCredential[…]");
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(caller))
                .isInstanceOf(NotSerializableException.class);
    }

    private static JsonWebToken caller(SimulatedScalekit scalekit, String raw, Set<String> groups) {
        try (AccessTokenVerifier verifier = TestVerifiers.open(scalekit)) {
            return new AccessTokenCallerPrincipal(verifier.verify(raw), raw, new DerivedCaller(groups, groups));
        }
    }
}
