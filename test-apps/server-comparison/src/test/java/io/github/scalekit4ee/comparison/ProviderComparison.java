package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.comparison.HttpLoad.Reading;
import io.github.scalekit4ee.comparison.Rounds.Entry;
import io.github.scalekit4ee.servers.KeptConnection;
import io.github.scalekit4ee.servers.LibertyServers;
import io.github.scalekit4ee.servers.RunningServer;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a verification costs on a server with the JDK's security provider and with native ones, so without a cache of tokens. Arguments:
 * the build's directory, that of the configurations, the names of the two servers.
 */
public final class ProviderComparison {

    private static final int TOKENS = 1_000;

    /** Each with its name, its name in the table, and its jar in the folder {@code providers}; the JDK's own has none. */
    private enum Provider {
        JDK("SunRsaSign", "the JDK's own", ""),
        CORRETTO("AmazonCorrettoCryptoProvider", "Amazon Corretto Crypto Provider", "corretto"),
        CONSCRYPT("Conscrypt", "Conscrypt", "conscrypt");

        private final String name;
        private final String title;
        private final String jar;

        Provider(String name, String title, String jar) {
            this.name = name;
            this.title = title;
            this.jar = jar;
        }
    }

    /** Starts a server whose virtual machine has these options besides. */
    @FunctionalInterface
    private interface Start {
        RunningServer with(String name, List<String> options) throws IOException;
    }

    private final Path build;
    private final Path configurations;
    private final Applications applications;
    private final Tokens tokens;
    private final Report report;

    private ProviderComparison(Path build, Path configurations, SimulatedScalekit scalekit) {
        this.build = build;
        this.configurations = configurations;
        this.applications = new Applications(build, scalekit);
        this.tokens = new Tokens(scalekit, TOKENS);
        this.report = new Report(tokens.length());
    }

    public static void main(String[] arguments) throws Exception {
        try (SimulatedScalekit scalekit =
                SimulatedScalekit.builder().tokenLifetime(Duration.ofHours(2)).start()) {
            ProviderComparison comparison =
                    new ProviderComparison(Path.of(arguments[0]), Path.of(arguments[1]), scalekit);
            comparison.openLiberty(arguments[2]);
            comparison.payaraMicro(arguments[3]);
            Path table = comparison.build.resolve("provider-comparison.md");
            comparison.report.write(table);
            comparison.report.print(table);
        }
        // Nothing else is to keep the process: the pools of connections are daemons or have ended.
        System.exit(0);
    }

    private void openLiberty(String name) throws Exception {
        LibertyServers liberty = new LibertyServers(
                build.resolve("servers/wlp"), configurations.resolve("liberty"), build.resolve("liberty"));
        compare(
                name,
                (server, options) -> liberty.start(server, "scalekit4ee", applications.war(""), settings(), options));
    }

    private void payaraMicro(String name) throws Exception {
        PayaraServers payara = new PayaraServers(build.resolve("servers/payara-micro.jar"), build.resolve("payara"));
        compare(name, (server, options) -> payara.start(server, applications.war(""), settings(), options));
    }

    private void compare(String name, Start start) throws Exception {
        Map<Provider, Entry> entries = new LinkedHashMap<>();
        List<RunningServer> servers = new ArrayList<>();
        try {
            for (Provider each : Provider.values()) {
                servers.add(start.with("provider-" + each.name, options(each)));
            }
            for (Provider each : Provider.values()) {
                Contestant contestant =
                        new Contestant(each.title, servers.get(each.ordinal()), "/comparison/api/protected", true);
                entries.put(each, new Entry(contestant.admitted(tokens), tokens.requests(contestant.path(), TOKENS)));
                requireInUse(each, contestant.server());
            }
            System.out.println(name + ": each server verifies with its provider, and refuses a tampered token.");
            Map<Entry, Series> series = Rounds.run(List.copyOf(entries.values()));
            report(name, entries, series);
        } finally {
            servers.forEach(RunningServer::close);
        }
    }

    private void report(String name, Map<Provider, Entry> entries, Map<Entry, Series> series) {
        Map<String, Series> rows = new LinkedHashMap<>();
        entries.forEach((provider, entry) -> rows.put(provider.title, series.get(entry)));
        report.readings(name + ", each request verifies", rows);
        Series jdk = series.get(entries.get(Provider.JDK));
        report.ratios(entries.keySet().stream()
                .filter(provider -> provider != Provider.JDK)
                .map(provider -> new RatioRow(
                        "CPU, " + provider.title + ": ÷ the JDK's own",
                        series.get(entries.get(provider)),
                        jdk,
                        Reading::cpuMicros,
                        null))
                .toList());
    }

    private void requireInUse(Provider provider, RunningServer server) throws IOException {
        try (KeptConnection connection = new KeptConnection(server.port())) {
            String used = connection
                    .exchange(tokens.none("/comparison/api/open/provider"))
                    .body();
            if (!used.equals(provider.name)) {
                throw new IllegalStateException(provider.title + " is not in use, but " + used + ".");
            }
        }
    }

    /** As docs/performance.md says. */
    private List<String> options(Provider provider) {
        if (provider.jar.isEmpty()) {
            return List.of();
        }
        return List.of(
                "--module-path=" + build.resolve("providers").resolve(provider.jar + ".jar"),
                "--add-modules=ALL-MODULE-PATH",
                "-Djava.security.properties="
                        + configurations.resolve("providers").resolve(provider.jar + ".security"));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(applications.settings());
        settings.put("SCALEKIT_TOKEN_CACHE_SIZE", "0");
        return settings;
    }
}
