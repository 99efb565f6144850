package io.github.scalekit4ee;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.DOTALL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which server it is, only {@code internal.server} knows. Comments may name one, code and messages may not. */
class ServerNamesTest {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern SERVER = Pattern.compile(
            "liberty|websphere|com\\.ibm|\\bwlp\\b|wildfly|jboss|undertow|elytron|payara|glassfish|soteria|tom-?ee|openejb"
                    + "|tomcat|catalina|webbeans|\\bweld|weblogic|helidon|quarkus",
            CASE_INSENSITIVE);

    /** Implementations of Jakarta REST, which an application may bring itself. */
    private static final Pattern IMPLEMENTATION = Pattern.compile("org\\.glassfish\\.jersey|org\\.jboss\\.resteasy");

    private static final Pattern TEXT_OR_COMMENT =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'|//[^\\n]*|/\\*.*?\\*/", DOTALL);

    @Test
    void noCodeOutsideTheRoomOfServersNamesOne() throws IOException {
        assertThat(sources()
                        .filter(file -> !file.toString().contains("/internal/server/"))
                        .flatMap(ServerNamesTest::names)
                        .toList())
                .isEmpty();
    }

    /** Or the rule above would look for the wrong words. */
    @Test
    void theRoomOfServersNamesThem() throws IOException {
        assertThat(sources()
                        .filter(file -> file.toString().contains("/internal/server/"))
                        .flatMap(ServerNamesTest::names)
                        .toList())
                .hasSizeGreaterThan(10);
    }

    @Test
    void textsAreLookedThroughAndCommentsAreNot() {
        assertThat(withoutComments("a(\"https://x\"); // WildFly\n/** Tomee\n */ b(\"Payara\"); c('\"') /* x */ d"))
                .isEqualTo("a(\"https://x\"); \n b(\"Payara\"); c('\"')  d");
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static Stream<String> names(Path file) {
        String code = IMPLEMENTATION.matcher(withoutComments(read(file))).replaceAll("");
        return SERVER.matcher(SOURCES.relativize(file) + "\n" + code)
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(name -> SOURCES.relativize(file) + " names " + name);
    }

    private static String withoutComments(String code) {
        return TEXT_OR_COMMENT
                .matcher(code)
                .replaceAll(found -> found.group().startsWith("/") ? "" : Matcher.quoteReplacement(found.group()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
