package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StartReportTest {

    @Test
    void saysWhatAnApplicationAccepts() {
        Settings settings = Settings.of(
                "scalekit.environment-url=https://acme.scalekit.dev",
                "scalekit.audiences=https://b.example,https://a.example",
                "scalekit.groups-from=scopes:SCOPE_,custom_claims.teams");

        assertThat(report(settings))
                .isEqualTo(
                        "accepts access tokens of the issuer https://acme.scalekit.dev for the audiences https://a.example,"
                                + " https://b.example; groups come from scopes (as SCOPE_...), custom_claims.teams; there is no client for"
                                + " outgoing calls.");
    }

    @Test
    void saysThatIssuersAndAudiencesAreOpen() {
        assertThat(report(Settings.of("mp.jwt.verify.publickey.location=/publicKey.pem")))
                .startsWith("accepts access tokens of any issuer for any audience; groups come from groups;");
        assertThat(report(Settings.of(
                        "scalekit.environment-url=https://acme.scalekit.dev", "scalekit.allow-missing-audience=true")))
                .contains("for no audience, and those of machines without one");
    }

    @Test
    void saysWhereLogoutTokensAreTaken() {
        assertThat(report(Settings.scalekit(
                        "scalekit.back-channel-logout.path=/backchannel-logout",
                        "scalekit.back-channel-logout.audiences=skc_1")))
                .contains("; takes logout tokens at /backchannel-logout; there is no client")
                .doesNotContain("skc_1");
    }

    @Test
    void namesClientsAndNothingOfTheirCredentials() {
        Settings settings = Settings.client(
                "scalekit.clients.billing.environment-url=https://acme.scalekit.dev",
                "scalekit.clients.billing.client-id=m2m_1",
                "scalekit.clients.billing.client-secret=hush");

        assertThat(report(settings))
                .startsWith("accepts no access tokens; clients for outgoing calls: billing, the unnamed one.")
                .doesNotContain("hush", "m2m_1");
    }

    @Test
    void aListIsCutAtThreeHundredCharacters() {
        String audiences =
                IntStream.range(100, 110).mapToObj(i -> i + "x".repeat(25)).collect(Collectors.joining(","));
        String shown = audiences.replace(",", ", ");
        assertThat(shown).hasSize(298);
        assertThat(report(Settings.of(Settings.ENVIRONMENT, "scalekit.audiences=" + audiences + "yy")))
                .contains("audiences " + shown + "yy;");
        assertThat(report(Settings.of(Settings.ENVIRONMENT, "scalekit.audiences=" + audiences + "yyy")))
                .contains("audiences " + shown + "yy...;");
    }

    private static String report(Settings settings) {
        return StartReport.of(settings.read(), settings);
    }
}
