package io.github.scalekit4ee.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands of all pages name folders, profiles, executions and tests that exist; links and file names lead somewhere. */
class DocumentedCommandsTest {

    private static final Pattern COMMAND = Pattern.compile("(?:cd (?<folder>[\\w/-]+) && )?(?<command>mvn [^`|\\n]*)");
    private static final Pattern FILE = Pattern.compile("`((?:src|test-apps|docs|liberty|\\.ci|\\.github)/[\\w./-]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)]*))?\\)");

    static Stream<Path> pages() {
        return Block.pages().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void mavenFindsWhatTheCommandNames(Path page) throws IOException {
        Matcher commands = COMMAND.matcher(Block.read(page));
        while (commands.find()) {
            String command = commands.group("command");
            Path folder = Path.of(valueOf(command, "-f (\\S+)", commands.group("folder")));
            String poms = poms(folder);
            for (String profile : valuesOf(command, "-P([\\w,-]+)")) {
                if (!profile.equals("…")) {
                    assertThat(poms).as(page + ": " + command).contains("<id>" + profile + "</id>");
                }
            }
            for (String execution : valuesOf(command, "exec:java@([\\w-]+)")) {
                assertThat(poms).as(page + ": " + command).contains("<id>" + execution + "</id>");
            }
            for (String test : valuesOf(command, "-D(?:it\\.)?test=([\\w,]+)")) {
                assertThat(sources()).as(page + ": " + command).contains(test + ".java");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksAndFileNamesLeadSomewhere(Path page) {
        String text = Block.read(page);
        Matcher files = FILE.matcher(text);
        while (files.find()) {
            assertThat(Path.of(files.group(1))).as(page.toString()).exists();
        }
        Matcher links = LINK.matcher(text);
        while (links.find()) {
            Path target = links.group(1).isEmpty() ? page : page.resolveSibling(links.group(1));
            assertThat(target).as(page + " links to " + links.group(1)).exists();
            if (links.group(2) != null) {
                assertThat(anchors(target))
                        .as(page + " links to " + links.group())
                        .contains(links.group(2));
            }
        }
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Path page) {
        return Block.read(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** A command without a folder may be meant for any project that the sentence names. */
    private static String poms(Path folder) throws IOException {
        if (!folder.toString().isEmpty()) {
            return Files.readString(folder.resolve("pom.xml"));
        }
        StringBuilder all = new StringBuilder(Files.readString(Path.of("pom.xml")));
        try (Stream<Path> projects = Files.list(Path.of("test-apps"))) {
            for (Path project : projects.filter(Files::isDirectory).toList()) {
                Path pom = project.resolve("pom.xml");
                if (Files.exists(pom)) {
                    all.append(Files.readString(pom));
                }
            }
        }
        return all.toString();
    }

    private static List<String> sources() throws IOException {
        List<String> names = new ArrayList<>();
        for (String root : List.of("src/test/java", "src/testing/java", "test-apps")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static String valueOf(String command, String pattern, String otherwise) {
        Matcher value = Pattern.compile(pattern).matcher(command);
        return value.find() ? value.group(1) : otherwise == null ? "" : otherwise;
    }

    private static List<String> valuesOf(String command, String pattern) {
        List<String> values = new ArrayList<>();
        Matcher value = Pattern.compile(pattern).matcher(command);
        while (value.find()) {
            values.addAll(List.of(value.group(1).split(",", -1)));
        }
        return values;
    }
}
