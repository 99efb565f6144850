package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.security.Callers;
import io.github.scalekit4ee.internal.security.FakeCallers;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.security.enterprise.SecurityContext;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimLiteral;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** What is injected once and asked often. */
class CurrentCallerTest {

    private static final class Kept {
        ClaimValue<String> subject;
    }

    private JsonWebToken caller;

    private final SecurityContext security = Fake.of(SecurityContext.class)
            .on("getCallerPrincipal", given -> caller)
            .on("getPrincipalsByType", given -> caller == null ? null : Set.of(caller))
            .make();

    private final Callers callers = FakeCallers.of(security);

    private final JsonWebToken injected = new CurrentJsonWebToken(callers);

    @Test
    void theTokenIsTheCallersOfTheMoment() {
        caller = token("anna", Map.of("sub", "anna"));
        assertThat(injected.getSubject()).isEqualTo("anna");

        caller = null;
        assertThat(injected.getSubject()).isNull();
        assertThat(injected.getName()).isNull();

        caller = token("bert", Map.of("sub", "bert"));
        assertThat(injected.getSubject()).isEqualTo("bert");
        assertThat(injected.getName()).isEqualTo("bert");
    }

    @Test
    void aClaimValueIsTheCallersOfTheMoment() {
        ClaimValue<String> subject = claimValue();
        caller = token("anna", Map.of("sub", "anna"));
        assertThat(subject.getValue()).isEqualTo("anna");

        caller = null;
        assertThat(subject.getValue()).isNull();

        caller = token("bert", Map.of("sub", "bert"));
        assertThat(subject.getValue()).isEqualTo("bert");
    }

    @Test
    void withoutACallerEachPartIsNullOrZeroOrEmpty() {
        assertThat(injected.getName()).isNull();
        assertThat(injected.getClaimNames()).isNull();
        assertThat(injected.getRawToken()).isNull();
        assertThat(injected.getIssuer()).isNull();
        assertThat(injected.getAudience()).isNull();
        assertThat(injected.getSubject()).isNull();
        assertThat(injected.getTokenID()).isNull();
        assertThat(injected.getExpirationTime()).isZero();
        assertThat(injected.getIssuedAtTime()).isZero();
        assertThat(injected.getGroups()).isEmpty();
        assertThat(injected.containsClaim("sub")).isFalse();
        assertThat(injected.<Object>claim("sub")).isEmpty();
        assertThat(injected.<Object>claim(Claims.exp)).isEmpty();
        assertThat(injected.<Object>getClaim(Claims.iat)).isNull();
        assertThat(injected.<Object>getClaim((String) null)).isNull();
        assertThat(injected.containsClaim(null)).isFalse();
    }

    @Test
    void timesAreTheTokensAndZeroWhereItHasNone() {
        caller = token("anna", Map.of("exp", 1_700_000_000L));

        assertThat(injected.getExpirationTime()).isEqualTo(1_700_000_000L);
        assertThat(injected.getIssuedAtTime()).isZero();
        caller = token("anna", Map.of("iat", 1_600_000_000L));
        assertThat(injected.getIssuedAtTime()).isEqualTo(1_600_000_000L);
    }

    @Test
    void groupsAreTheCallers() {
        caller = Fake.of(JsonWebToken.class).on("getGroups", Set.of("admin")).make();

        assertThat(injected.getGroups()).containsExactly("admin");
    }

    @Test
    void inALogNeitherShowsAnythingOfTheToken() {
        caller = token("anna", Map.of("sub", "anna"));

        assertThat(injected).hasToString("JsonWebToken[…]");
        assertThat(claimValue()).hasToString("ClaimValue[sub]");
        assertThat(claimValue().getName()).isEqualTo("sub");
    }

    private static JsonWebToken token(String name, Map<String, Object> claims) {
        return Fake.of(JsonWebToken.class)
                .on("getName", name)
                .on("getClaim", given -> claims.get((String) given[0]))
                .make();
    }

    private ClaimValue<String> claimValue() {
        Claim claim = new ClaimLiteral() {
            @Override
            public String value() {
                return "sub";
            }
        };
        InjectionPoint point = Fake.of(InjectionPoint.class)
                .on("getQualifiers", Set.of(claim))
                .on("getType", given -> {
                    try {
                        return Kept.class.getDeclaredField("subject").getGenericType();
                    } catch (NoSuchFieldException e) {
                        throw new AssertionError(e);
                    }
                })
                .make();
        return new ClaimProducers(callers, new ScalekitExtension()).claimValue(point);
    }
}
