package io.github.scalekit4ee.quickstart.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code admin-cli.jar} that the test adapter starts to start the server: GlassFish 7 has an executable one among its modules,
 * GlassFish 8 has the script {@code asadmin} only. The build lays this class there in a jar of that name.
 */
public final class Asadmin {

    private Asadmin() {}

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(Asadmin.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path script = jar.resolve("../../bin/asadmin").normalize();
        // By name, since the server's archive may have been unpacked without its file modes.
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
