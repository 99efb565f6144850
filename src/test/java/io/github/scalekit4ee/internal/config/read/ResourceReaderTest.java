package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceReaderTest {

    private static final String ENVIRONMENT = "scalekit.environment-url=https://acme.scalekit.dev";
    private static final String URL = "scalekit.resource.url=HTTPS://MCP.acme.example/mcp";

    @Test
    void withoutAUrlThereIsNoResource() {
        assertThat(Settings.scalekit().read().resource()).isNull();
    }

    @Test
    void theUrlStaysAsItIsWrittenAndIsAnAudience() {
        ScalekitConfiguration configuration = Settings.of(ENVIRONMENT, URL).read();

        assertThat(configuration.resource().url()).hasToString("HTTPS://MCP.acme.example/mcp");
        assertThat(configuration.verifier().environments().get("").audiences())
                .containsExactly("HTTPS://MCP.acme.example/mcp");
    }

    @Test
    void itAddsToOtherAudiences() {
        assertThat(Settings.of(ENVIRONMENT, URL, "scalekit.audiences=other", "scalekit.resource-id=res_1")
                        .unnamed()
                        .audiences())
                .containsExactlyInAnyOrder("HTTPS://MCP.acme.example/mcp", "other", "res_1");
    }

    @Test
    void theEnvironmentIsTheAuthorizationServer() {
        assertThat(Settings.of(ENVIRONMENT, URL).read().resource().authorizationServers())
                .containsExactly("https://acme.scalekit.dev");
    }

    @Test
    void thatOfTheResourceComesFirstWhereItHasAnId() {
        assertThat(Settings.of(ENVIRONMENT, URL, "scalekit.resource-id=res_1")
                        .read()
                        .resource()
                        .authorizationServers())
                .containsExactly("https://acme.scalekit.dev/resources/res_1");
    }

    @Test
    void configuredOnesKeepTheirOrder() {
        assertThat(Settings.of(
                                ENVIRONMENT,
                                URL,
                                "scalekit.resource.authorization-servers=https://b.example,https://a.example")
                        .read()
                        .resource()
                        .authorizationServers())
                .containsExactly("https://b.example", "https://a.example");
    }

    @Test
    void anotherIssuersTokensHaveThatIssuerAsAuthorizationServer() {
        assertThat(Settings.of(
                                "mp.jwt.verify.publickey.location=/key.pem",
                                "mp.jwt.verify.issuer=https://issuer.example",
                                URL)
                        .read()
                        .resource()
                        .authorizationServers())
                .containsExactly("https://issuer.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp.jwt.verify.issuer=somebody", "mp.jwt.verify.token.age=60"})
    void whereNobodyIsKnownToAskForATokenItMustBeSaid(String setting) {
        assertThat(Settings.of("mp.jwt.verify.publickey.location=/key.pem", setting, URL)
                        .problems())
                .singleElement()
                .asString()
                .contains("scalekit.resource.authorization-servers", "could not say where to get a token");
    }

    @Test
    void tokensWithoutAnAudienceAndAProtectedResourceExcludeEachOther() {
        assertThat(Settings.of(ENVIRONMENT, URL, "scalekit.allow-missing-audience=true")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("scalekit.allow-missing-audience")
                .contains("SCALEKIT_RESOURCE_URL", "Remove one of the two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=Acme",
                "documentation=https://docs.acme.example",
                "scopes=a",
                "authorization-servers=https://a.example",
                "metadata-url=https://a.example/x",
                "caller-token-passed-on=true"
            })
    void aDetailWithoutAUrlHasNoEffectAndIsRefused(String detail) {
        assertThat(Settings.scalekit().and("scalekit.resource." + detail).problems())
                .singleElement()
                .asString()
                .contains("has no effect without scalekit.resource.url", "SCALEKIT_RESOURCE_URL=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalekit.enabled=false", "scalekit.verifier.enabled=false"})
    void switchedOffThereIsNoMetadata(String off) {
        assertThat(ConfigurationReader.isProtectedResource(Settings.of(URL))).isTrue();
        assertThat(ConfigurationReader.isProtectedResource(Settings.of(URL, off)))
                .isFalse();
        assertThat(ConfigurationReader.isProtectedResource(Settings.of())).isFalse();
    }
}
