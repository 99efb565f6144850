package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The applications that the build has made, and what makes the jar in them take the tokens.
 *
 * @param build the build's directory
 */
record Applications(Path build, SimulatedScalekit scalekit) {

    /** The application's file, and its context root. */
    private static final String WAR = "comparison.war";

    /** @param classifier of the WAR; empty for that with the jar */
    Path war(String classifier) throws IOException {
        // Under one name, so that all contestants have one context root.
        Path named = Files.createDirectories(build.resolve("wars" + classifier)).resolve(WAR);
        return Files.copy(
                build.resolve("comparison" + classifier + ".war"), named, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Environment variables. */
    Map<String, String> settings() {
        return Map.of(
                "SCALEKIT_ENVIRONMENT_URL",
                scalekit.environmentUrl().toString(),
                "SCALEKIT_AUDIENCES",
                Tokens.AUDIENCE);
    }
}
