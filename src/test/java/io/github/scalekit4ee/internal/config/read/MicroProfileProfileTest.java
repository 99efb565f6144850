package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.VerificationKeys;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.config.source.EnvironmentNames;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MicroProfileProfileTest {

    @Test
    void isChosenByMicroProfilesKeysAndHasItsDefaults() {
        VerifierConfiguration all = Settings.microProfile().verifier();
        EnvironmentConfiguration verifier = all.environments().get("");

        assertThat(verifier.profile()).isEqualTo(Profile.MICROPROFILE);
        assertThat(verifier.issuers()).containsExactly("https://issuer.example");
        assertThat(verifier.audiences()).isEmpty();
        assertThat(verifier.clockSkew()).isZero();
        assertThat(verifier.maxTokenAge()).isNull();
        assertThat(verifier.signatureAlgorithms()).containsExactly("RS256");
        assertThat(verifier.verificationKeys())
                .isEqualTo(new VerificationKeys.Location("/publicKey.pem", JwksConfiguration.DEFAULT));
        assertThat(all.decryption()).isNull();
    }

    @Test
    void takesAnyIssuerWhenNoneIsSetAsTheSpecificationHasIt() {
        assertThat(Settings.of("mp.jwt.verify.publickey.location=/publicKey.pem")
                        .unnamed()
                        .issuers())
                .isEmpty();
    }

    @Test
    void readsWhateverIsSet() {
        VerifierConfiguration all = Settings.microProfile(
                        "mp.jwt.verify.audiences=aud3,badAud,aud1",
                        "mp.jwt.verify.publickey.algorithm=ES256",
                        "mp.jwt.verify.token.age=4",
                        "mp.jwt.verify.clock.skew=600",
                        "mp.jwt.decrypt.key.location=/privateKey.pem",
                        "mp.jwt.decrypt.key.algorithm=RSA-OAEP-256",
                        "scalekit.issuers=https://second.example",
                        "scalekit.audiences=aud4")
                .verifier();
        EnvironmentConfiguration verifier = all.environments().get("");

        assertThat(verifier.audiences()).containsExactlyInAnyOrder("aud3", "badAud", "aud1", "aud4");
        assertThat(verifier.issuers()).containsExactlyInAnyOrder("https://issuer.example", "https://second.example");
        assertThat(verifier.signatureAlgorithms()).containsExactly("ES256");
        assertThat(verifier.maxTokenAge()).isEqualTo(Duration.ofSeconds(4));
        assertThat(verifier.clockSkew()).isEqualTo(Duration.ofMinutes(10));
        assertThat(all.decryption().keyLocation()).isEqualTo("/privateKey.pem");
        assertThat(all.decryption().keyManagementAlgorithms()).containsExactly("RSA-OAEP-256");
    }

    @Test
    void acceptsBothKeyManagementAlgorithmsWhenNoneIsSet() {
        assertThat(Settings.microProfile("mp.jwt.decrypt.key.location=/privateKey.pem")
                        .verifier()
                        .decryption()
                        .keyManagementAlgorithms())
                .containsExactlyInAnyOrder("RSA-OAEP", "RSA-OAEP-256");
    }

    @Test
    void takesDurationsBesidesSeconds() {
        assertThat(Settings.microProfile("mp.jwt.verify.token.age=PT5M")
                        .unnamed()
                        .maxTokenAge())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/publicKey.pem",
                "publicKey.pem",
                "file:/etc/keys/public.pem",
                "classpath:keys/public.pem",
                "https://issuer.example/keys?kid=1",
                "http://localhost:8080/app/keys?kid=1",
                "C:\\keys\\public.pem"
            })
    void takesEveryKindOfLocation(String location) {
        assertThat(Settings.microProfile("mp.jwt.verify.publickey.location=" + location)
                        .unnamed()
                        .verificationKeys())
                .isEqualTo(new VerificationKeys.Location(location, JwksConfiguration.DEFAULT));
    }

    @Test
    void takesAnInlineKeyInSeveralLines() {
        String pem = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----";

        assertThat(Settings.of("mp.jwt.verify.publickey=" + pem).unnamed().verificationKeys())
                .isEqualTo(new VerificationKeys.Inline(pem));
    }

    @Test
    void refusesAnInlineKeyTogetherWithALocation() {
        assertThat(Settings.microProfile("mp.jwt.verify.publickey={}").problems())
                .containsExactly(
                        "mp.jwt.verify.publickey.location (MP_JWT_VERIFY_PUBLICKEY_LOCATION): is set together with"
                                + " mp.jwt.verify.publickey (MP_JWT_VERIFY_PUBLICKEY). Remove one of the two (MicroProfile JWT"
                                + " 2.1 section 9.2).");
    }

    @Test
    void aBlankValueIsNoValue() {
        assertThat(Settings.microProfile(
                                "mp.jwt.verify.publickey= ",
                                "mp.jwt.verify.audiences=",
                                "mp.jwt.verify.token.age= ",
                                "mp.jwt.token.header=")
                        .problems())
                .isEmpty();
    }

    @Test
    void refusesAnIssuerWithoutAKey() {
        assertThat(Settings.of("mp.jwt.verify.issuer=https://issuer.example").problems())
                .containsExactly(
                        "mp.jwt.verify.publickey.location (MP_JWT_VERIFY_PUBLICKEY_LOCATION): is not set, so there"
                                + " is no key to verify a token with. To accept Scalekit's tokens, set"
                                + " SCALEKIT_ENVIRONMENT_URL=https://<your environment>; for another issuer's, set"
                                + " MP_JWT_VERIFY_PUBLICKEY_LOCATION=<where its keys are>.");
    }

    @ParameterizedTest
    @CsvSource({"scalekit.organizations, org_1", "scalekit.resource-id, res_1"})
    void refusesARestrictionThatWouldRestrictNothing(String key, String value) {
        assertThat(Settings.microProfile(key + "=" + value).problems())
                .containsExactly(EnvironmentNames.label(key)
                        + ": has no effect without scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL). Remove it, or to"
                        + " accept Scalekit's tokens, set SCALEKIT_ENVIRONMENT_URL=https://<your environment>.");
    }

    @Test
    void groupsComeFromGroupsOnlyUnlessSaidOtherwise() {
        assertThat(Settings.microProfile().caller().groupsFrom().get(""))
                .containsExactly(new GroupsSource(List.of("groups"), ""));
        assertThat(Settings.microProfile("scalekit.groups-from=realm_access.roles")
                        .caller()
                        .groupsFrom()
                        .get(""))
                .containsExactly(new GroupsSource(List.of("realm_access", "roles"), ""));
    }
}
