package io.github.scalekit4ee.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fenced block of a page.
 *
 * @param page the file, relative to the repository
 * @param line of its first line, counted from 1
 * @param language the word behind the fence; empty without one
 * @param text what stands between the fences
 */
record Block(Path page, int line, String language, String text) {

    /** Every page that users and contributors read. */
    static List<Path> pages() {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
                                    .map(Path::of),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Block> in(String language) {
        return pages().stream()
                .flatMap(page -> of(page).stream())
                .filter(block -> block.language().equals(language))
                .toList();
    }

    static List<Block> of(Path page) {
        List<Block> blocks = new ArrayList<>();
        StringBuilder text = null;
        String language = "";
        int start = 0;
        List<String> lines = read(page).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.stripLeading().startsWith("```")) {
                if (text != null) {
                    text.append(line).append('\n');
                }
            } else if (text == null) {
                text = new StringBuilder();
                language = line.strip().substring(3);
                start = i + 2;
            } else {
                blocks.add(new Block(page, start, language, text.toString()));
                text = null;
            }
        }
        if (text != null) {
            throw new AssertionError(page + ":" + (start - 1) + ": the block has no end");
        }
        return blocks;
    }

    static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
