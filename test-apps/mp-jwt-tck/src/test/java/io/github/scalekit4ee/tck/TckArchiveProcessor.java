package io.github.scalekit4ee.tck;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Makes each WAR of the TCK use the implementation under test: its libraries, and the configuration that the TCK's README
 * leaves to the harness. The tests and their own configuration stay as they are.
 */
public final class TckArchiveProcessor implements ApplicationArchiveProcessor {
    private static final String CONFIGURATION = "META-INF/microprofile-config.properties";

    /** Servers whose own MicroProfile Config reads the file at the WAR's root. */
    private static final Set<String> READ_THE_ROOT = Set.of("liberty", "payara", "wildfly");

    /** Where the TCK's own default says that every WAR is served; it cannot know port and context root. */
    private static final String TCK_BASE_URL = "http://localhost:8080/";

    @Override
    public void process(Archive<?> archive, TestClass testClass) {
        if (archive instanceof WebArchive war) {
            addLibraries(war);
            configure(war);
        }
    }

    private static void addLibraries(WebArchive war) {
        File[] libraries = new File(System.getProperty("tck.library.directory")).listFiles();
        if (libraries != null) {
            war.addAsLibraries(libraries);
        }
    }

    /**
     * At the WAR's root, where the TCK has it and the implementation under test must find it. The MicroProfile Config of GlassFish
     * and TomEE reads the class path only, so a copy is there for the 19 tests whose endpoints have the values injected by
     * {@code @ConfigProperty}.
     */
    private static void configure(WebArchive war) {
        Node own = war.get(CONFIGURATION);
        Properties properties = own == null ? keyAndIssuer() : read(own);
        String contextRoot = war.getName().replaceFirst("\\.war$", "");
        String baseUrl = "http://localhost:" + System.getProperty("tck.http.port") + "/" + contextRoot + "/";
        properties.replaceAll((key, value) -> value.toString().replace(TCK_BASE_URL, baseUrl));
        if (own != null) {
            war.delete(own.getPath());
        }
        StringAsset configuration = new StringAsset(write(properties));
        war.addAsManifestResource(configuration, "microprofile-config.properties");
        if (!READ_THE_ROOT.contains(System.getProperty("tck.server"))) {
            war.addAsResource(configuration, CONFIGURATION);
        }
    }

    /** The tests from MicroProfile JWT 1.0 have no configuration in the WAR: the key and the issuer are the harness's. */
    private static Properties keyAndIssuer() {
        Properties properties = new Properties();
        properties.setProperty("mp.jwt.verify.publickey.location", "/publicKey.pem");
        properties.setProperty("mp.jwt.verify.issuer", "https://server.example.com");
        return properties;
    }

    private static Properties read(Node node) {
        Properties properties = new Properties();
        try (InputStream in = node.getAsset().openStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String write(Properties properties) {
        StringWriter out = new StringWriter();
        try {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
