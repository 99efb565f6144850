package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.ResourceConfiguration;
import io.github.scalekit4ee.internal.security.ProtectedResource;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResourceReportTest {

    private final Logger log = Logger.getLogger("io.github.scalekit4ee.cdi");
    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.addHandler(handler);
        log.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        log.removeHandler(handler);
        log.setUseParentHandlers(true);
    }

    @Test
    void namesTheResourceAndItsMetadata() {
        report("https://api.example/shop", null, "/shop");

        assertThat(logged)
                .containsExactly("INFO The application /shop is the protected resource https://api.example/shop;"
                        + " its metadata is at https://api.example/shop/.well-known/oauth-protected-resource.");
    }

    @Test
    void namesTheApplicationAtTheRootOfItsHost() {
        report("https://api.example", null, "");

        assertThat(logged).singleElement().asString().startsWith("INFO The application / is the protected resource");
    }

    @Test
    void warnsWhereNobodyCouldFetchTheMetadata() {
        report("https://api.example/shop", null, "/other");

        assertThat(logged)
                .hasSize(2)
                .last()
                .asString()
                .startsWith("WARNING scalekit.resource.url (SCALEKIT_RESOURCE_URL)")
                .contains("not below the context root /other", "SCALEKIT_RESOURCE_METADATA_URL");
    }

    @Test
    void doesNotWhereSomebodyHasSaidWhereItIs() {
        report("https://api.example/shop", "https://api.example/meta", "/other");

        assertThat(logged).hasSize(1);
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
