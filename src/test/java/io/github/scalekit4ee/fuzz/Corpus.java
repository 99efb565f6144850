package io.github.scalekit4ee.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Inputs as a text file, one on each line, so that a change of them can be read: printable ASCII as it is, other bytes as {@code
 * \xFF}, a backslash doubled.
 */
public final class Corpus {

    private Corpus() {}

    /** All inputs of a target. */
    public static List<byte[]> of(FuzzTarget target) throws IOException {
        return Stream.concat(read(target.written()).stream(), read(target.found()).stream())
                .toList();
    }

    private static List<byte[]> read(Path file) throws IOException {
        return Files.readAllLines(file, US_ASCII).stream().map(Corpus::decode).toList();
    }

    public static void write(Path file, List<byte[]> inputs) throws IOException {
        Files.write(
                file, inputs.stream().map(Corpus::encode).sorted().distinct().toList(), US_ASCII);
    }

    static String encode(byte[] input) {
        StringBuilder line = new StringBuilder();
        for (byte b : input) {
            if (b == '\\') {
                line.append("\\\\");
            } else if (b >= ' ' && b <= '~') {
                line.append((char) b);
            } else {
                line.append(String.format("\\x%02X", b));
            }
        }
        return line.toString();
    }

    static byte[] decode(String line) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && line.charAt(i + 1) == '\\') {
                i++;
            } else if (c == '\\') {
                c = (char) Integer.parseInt(line.substring(i + 2, i + 4), 16);
                i += 3;
            }
            bytes.append(c);
        }
        return bytes.toString().getBytes(ISO_8859_1);
    }
}
