package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of docs/testing.md, as they stand there, but for the ports. */
class SimulatorPageTest {
    private static final Path PAGE = Path.of("docs/testing.md");

    static Stream<String> commands() throws IOException {
        return Pattern.compile("```sh\\R(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .flatMap(block -> block.group(1).lines());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandIsAnswered(String command) throws Exception {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        try (SimulatedScalekit scalekit = SimulatedScalekitServer.start(new String[0], Map.of(), nowhere)) {
            String onItsPorts = command.replace(
                            "http://127.0.0.1:8180", scalekit.environmentUrl().toString())
                    .replace(
                            "http://127.0.0.1:8181",
                            scalekit.controlUrl().orElseThrow().toString())
                    .replace("curl -s ", "curl -sf ");
            Process process = new ProcessBuilder("bash", "-c", onItsPorts)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();

            assertThat(process.getInputStream().readAllBytes()).isNotEmpty();
            assertThat(process.waitFor()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("starts")
    void eachOptionIsKnown(String option) {
        assertThat(ServerText.HELP).contains(option + "=");
    }

    /** Of the commands that start the simulator. */
    static Stream<String> starts() throws IOException {
        return Pattern.compile("-testing\\.jar ((?:--[\\w-]+=\\S+ ?)+)")
                .matcher(Files.readString(PAGE))
                .results()
                .flatMap(start ->
                        Stream.of(start.group(1).replace("`", "").strip().split(" ", -1)))
                .map(option -> option.substring(0, option.indexOf('=')));
    }
}
