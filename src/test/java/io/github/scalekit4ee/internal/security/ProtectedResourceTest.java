package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.ResourceConfiguration;
import io.github.scalekit4ee.internal.json.MalformedJsonException;
import io.github.scalekit4ee.internal.json.StrictJson;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the metadata of a resource says (RFC 9728 section 2), and where it is (section 3). */
class ProtectedResourceTest {

    private static final String URL = "https://API.acme.com/shop";

    @Test
    void saysNothingButTheResourceAndItsIssuerWhereNothingElseIsKnown() {
        ProtectedResource resource = TestResources.at(URL);

        assertThat(metadata(resource))
                .isEqualTo(Map.of(
                        "resource",
                        "https://API.acme.com/shop",
                        "authorization_servers",
                        List.of(TestResources.ISSUER)));
        assertThat(resource.url()).isEqualTo("https://API.acme.com/shop");
    }

    @Test
    void saysAllThatIsConfigured() {
        ResourceConfiguration configuration = new ResourceConfiguration(
                URI.create("https://api.acme.com"),
                "Shop",
                "https://acme.com/docs",
                Set.of("write:orders", "read:orders"),
                List.of(TestResources.ISSUER),
                URI.create("https://acme.com/meta"),
                false);

        ProtectedResource resource = ProtectedResource.of(configuration, List.of("admin"), "/shop", true);

        assertThat(metadata(resource))
                .containsEntry("resource_name", "Shop")
                .containsEntry("resource_documentation", "https://acme.com/docs")
                .containsEntry("bearer_methods_supported", List.of("header"))
                .containsEntry("scopes_supported", List.of("read:orders", "write:orders"));
        assertThat(resource.metadataUrl()).isEqualTo("https://acme.com/meta");
    }

    @Test
    void namesTheScopesOfTheAnnotationsInOrderAndOnceWithoutWhatIsNone() {
        List<String> named = List.of("write:orders", "offline_access", "read:orders", "two words", "write:orders");

        assertThat(metadata(ProtectedResource.of(TestResources.configuration(URL), named, "", false)))
                .containsEntry("scopes_supported", List.of("read:orders", "write:orders"));
        assertThat(metadata(
                        ProtectedResource.of(TestResources.configuration(URL), List.of("offline_access"), "", false)))
                .doesNotContainKey("scopes_supported");
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://API.acme.com/.well-known/oauth-protected-resource",
        "/shop, https://API.acme.com/shop/.well-known/oauth-protected-resource",
        "/caf\u00e9, https://API.acme.com/caf%C3%A9/.well-known/oauth-protected-resource",
        "/caf%C3%A9, https://API.acme.com/caf%C3%A9/.well-known/oauth-protected-resource",
        "/my shop, https://API.acme.com/my%20shop/.well-known/oauth-protected-resource"
    })
    void theMetadataIsBelowTheContextRoot(String contextPath, String url) {
        ProtectedResource resource =
                ProtectedResource.of(TestResources.configuration(URL), List.of(), contextPath, false);

        assertThat(resource.metadataUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "/shop, true", "/sho, false", "/shop/more, false", "/other, false"})
    void isBelowItsContextPath(String contextPath, boolean below) {
        ProtectedResource resource = TestResources.at(URL);

        assertThat(resource.isBelow(contextPath)).isEqualTo(below);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "/, true", "/shop, true", "/shop/, false", "/other, false"})
    void hasMetadataAtItsOwnPathOnly(String behind, boolean there) {
        ProtectedResource resource = TestResources.at(URL);

        assertThat(resource.hasMetadataAt(behind)).isEqualTo(there);
    }

    private static Map<String, Object> metadata(ProtectedResource resource) {
        try {
            return StrictJson.parseObject(resource.metadata());
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }
}
