package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.VerifiedAccessToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokenParameterTest {

    private static final String AUDIENCE = "https://api.acme.example";

    @RegisterExtension
    static final SimulatedScalekitExtension SCALEKIT = new SimulatedScalekitExtension().audience(AUDIENCE);

    private AccessTokenVerifier verifier;

    @BeforeEach
    void open(SimulatedScalekit scalekit) {
        verifier = AccessTokenVerifier.builder()
                .environmentUrl(scalekit.environmentUrl())
                .audience(AUDIENCE)
                .build();
    }

    @AfterEach
    void close() {
        verifier.close();
    }

    @Test
    void isAMachinesTokenWithTheScopesAndTheAudienceOfTheExtension(
            @Token(
                            scopes = {"read:deployments", "deploy:applications"},
                            clientId = "m2morg_7",
                            organization = "org_7")
                    String jwt) {
        VerifiedAccessToken token = verifier.verify(jwt);

        assertThat(token.scopes()).containsExactlyInAnyOrder("read:deployments", "deploy:applications");
        assertThat(token.isMachine()).isTrue();
        assertThat(token.clientId()).isEqualTo("m2morg_7");
        assertThat(token.organizationId()).isEqualTo("org_7");
    }

    @Test
    void carriesNothingThatIsNotAskedFor(@Token String jwt, @Token(subject = "usr_7") String ofAUser) {
        assertThat(verifier.verify(jwt).scopes()).isEmpty();

        VerifiedAccessToken user = verifier.verify(ofAUser);
        assertThat(user.subject()).isEqualTo("usr_7");
        assertThat(user.isMachine()).isFalse();
        assertThat(user.roles()).isEmpty();
        assertThat(user.permissions()).isEmpty();
    }

    @Test
    void isAUsersTokenWithRolesOrPermissions(
            @Token(roles = "admin") String admin, @Token(permissions = "data:write", clientId = "app") String writer) {
        assertThat(verifier.verify(admin).roles()).containsExactly("admin");
        assertThat(verifier.verify(admin).isMachine()).isFalse();
        assertThat(verifier.verify(writer).permissions()).containsExactly("data:write");
        assertThat(verifier.verify(writer).clientId()).isEqualTo("app");
    }

    @Test
    void mayHaveExpired(@Token(expired = true) String machine, @Token(expired = true, roles = "admin") String user) {
        for (String jwt : new String[] {machine, user}) {
            assertThatThrownBy(() -> verifier.verify(jwt))
                    .isInstanceOfSatisfying(InvalidTokenException.class, refusal -> assertThat(refusal.reason())
                            .isEqualTo(InvalidTokenException.Reason.EXPIRED));
        }
    }

    @Test
    void mayBeForAnotherAudience(@Token(audience = "https://other.example") String jwt) {
        assertThatThrownBy(() -> verifier.verify(jwt))
                .isInstanceOfSatisfying(InvalidTokenException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(InvalidTokenException.Reason.AUDIENCE));
    }

    @Test
    void aDraftWithoutATimeCannotExpire(SimulatedScalekit scalekit) {
        assertThatThrownBy(() -> scalekit.mint().user().without("iat").expired())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expiresAt()");
    }
}
