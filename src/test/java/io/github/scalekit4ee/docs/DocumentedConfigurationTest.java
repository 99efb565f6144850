package io.github.scalekit4ee.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.read.ScalekitKey;
import io.github.scalekit4ee.internal.telemetry.TelemetryNames;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** Keys, variables and XML of all pages are what they should be. */
class DocumentedConfigurationTest {

    private static final Pattern NAMED_CLIENT = Pattern.compile("scalekit\\.clients\\.\\w+\\.([\\w-]+)");
    private static final Pattern NAMED_ENVIRONMENT =
            Pattern.compile("(scalekit\\.environments\\.)[\\w-]+(\\.[\\w.-]+)");
    private static final Pattern KEY = Pattern.compile("`((?:scalekit|mp\\.jwt)\\.[a-z.-]*[a-z])`");
    private static final Pattern VARIABLE = Pattern.compile("\\b(?:SCALEKIT|MP_JWT)_[A-Z_]*[A-Z]\\b");

    static Stream<Block> properties() {
        return Block.in("properties").stream();
    }

    @ParameterizedTest
    @MethodSource("properties")
    void propertiesAreKeysThatThereAre(Block block) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(block.text()));

        assertThat(properties).isNotEmpty();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith("scalekit.") || key.startsWith("mp.jwt.")) {
                assertThat(isKey(key)).as(block + " " + key).isTrue();
            } else if (key.startsWith("SCALEKIT_") || key.startsWith("MP_JWT_")) {
                assertThat(isVariable(key)).as(block + " " + key).isTrue();
            }
        }
    }

    static Stream<Path> pages() {
        return Block.pages().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesNoKeyThatDoesNotExist(Path page) {
        String text = Block.read(page);
        Matcher keys = KEY.matcher(text);
        while (keys.find()) {
            assertThat(isKey(keys.group(1))
                            || isPrefix(keys.group(1))
                            || TelemetryNames.all().contains(keys.group(1)))
                    .as(page + " " + keys.group(1))
                    .isTrue();
        }
        Matcher variables = VARIABLE.matcher(text);
        while (variables.find()) {
            assertThat(isVariable(variables.group()))
                    .as(page + " " + variables.group())
                    .isTrue();
        }
    }

    static Stream<Block> xml() {
        return Block.in("xml").stream();
    }

    @ParameterizedTest
    @MethodSource("xml")
    void xmlIsWellFormedAndOfThisVersion(Block block) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<page>" + block.text() + "</page>")));
        if (block.text().contains("<artifactId>scalekit4ee</artifactId>")) {
            assertThat(block.text()).contains("<version>" + version() + "</version>");
        }
    }

    private static String version() {
        Matcher version = Pattern.compile("<artifactId>scalekit4ee</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Block.read(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static boolean isKey(String key) {
        Matcher environment = NAMED_ENVIRONMENT.matcher(key);
        if (environment.matches()) {
            return isKeyOfEnvironment(environment.group(1) + "<name>" + environment.group(2));
        }
        Matcher named = NAMED_CLIENT.matcher(key);
        return named.matches()
                ? Arrays.stream(ScalekitKey.values()).anyMatch(known -> isLastPart(known.key(), named.group(1)))
                : Arrays.stream(ScalekitKey.values())
                        .anyMatch(known -> known.key().equals(key));
    }

    /** A key that only named environments have, or one of the verifier's that they share. */
    private static boolean isKeyOfEnvironment(String key) {
        return Arrays.stream(ScalekitKey.values())
                .anyMatch(known -> known.key().equals(key)
                        || key.equals(known.keyOfEnvironment().orElse(null)));
    }

    /** {@code scalekit.client-id} and {@code scalekit.client.timeout} are {@code client-id} and {@code timeout} of a named client. */
    private static boolean isLastPart(String key, String part) {
        return key.equals("scalekit." + part) || key.equals("scalekit.client." + part);
    }

    private static boolean isPrefix(String key) {
        return Arrays.stream(ScalekitKey.values()).anyMatch(known -> known.key().startsWith(key + '.'));
    }

    private static boolean isVariable(String name) {
        return Arrays.stream(ScalekitKey.values())
                .anyMatch(known -> known.environmentVariable().equals(name)
                        || known.keyOfEnvironment()
                                .map(key -> key.replace("<name>", "staging").replaceAll("[.-]", "_"))
                                .filter(name::equalsIgnoreCase)
                                .isPresent());
    }
}
