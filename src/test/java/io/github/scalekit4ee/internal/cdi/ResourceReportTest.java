package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.config.ResourceConfiguration;
import io.github.scalekit4ee.internal.security.ProtectedResource;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResourceReportTest {

    private final LoggedMessages log = new LoggedMessages("cdi");

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void namesTheResourceAndItsMetadata() {
        report("https://api.example/shop", null, "/shop");

        assertThat(log.all()).isEqualTo(log.of(Level.INFO));
        assertThat(log.all())
                .containsExactly("The application /shop is the protected resource https://api.example/shop;"
                        + " its metadata is at https://api.example/shop/.well-known/oauth-protected-resource.");
    }

    @Test
    void namesTheApplicationAtTheRootOfItsHost() {
        report("https://api.example", null, "");

        assertThat(log.of(Level.INFO))
                .singleElement()
                .asString()
                .startsWith("The application / is the protected resource");
    }

    @Test
    void warnsWhereNobodyCouldFetchTheMetadata() {
        report("https://api.example/shop", null, "/other");

        assertThat(log.all()).hasSize(2);
        assertThat(log.of(Level.WARNING))
                .singleElement()
                .asString()
                .startsWith("scalekit.resource.url (SCALEKIT_RESOURCE_URL)")
                .contains("not below the context root /other", "SCALEKIT_RESOURCE_METADATA_URL");
    }

    @Test
    void doesNotWhereSomebodyHasSaidWhereItIs() {
        report("https://api.example/shop", "https://api.example/meta", "/other");

        assertThat(log.all()).hasSize(1);
    }

    private static void report(String url, String metadata, String contextPath) {
        ResourceConfiguration configuration = new ResourceConfiguration(
                URI.create(url),
                null,
                null,
                Set.of(),
                List.of("https://acme.scalekit.com"),
                metadata == null ? null : URI.create(metadata),
                false);
        ResourceReport.log(
                configuration, ProtectedResource.of(configuration, Set.of(), contextPath, true), contextPath);
    }
}
