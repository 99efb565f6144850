package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.comparison.HttpLoad.Reading;
import io.github.scalekit4ee.comparison.Rounds.Entry;
import io.github.scalekit4ee.servers.LibertyServers;
import io.github.scalekit4ee.servers.RunningServer;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Runs the comparison. Arguments: the build's directory, that of the configurations, the names of the servers, and directories of some. */
public final class ServerComparison {

    private static final String OURS = "scalekit4ee";
    private static final String OWN = "its own MicroProfile JWT";
    private static final String BARE = "a mechanism that checks nothing";
    private static final String OPEN = "open resource";
    private static final int TOKENS = 1_000;

    private final Path build;
    private final Path configurations;
    private final SimulatedScalekit scalekit;
    private final Applications applications;
    private final Tokens tokens;
    private final Report report;

    private ServerComparison(Path build, Path configurations, SimulatedScalekit scalekit) {
        this.build = build;
        this.configurations = configurations;
        this.scalekit = scalekit;
        this.applications = new Applications(build, scalekit);
        this.tokens = new Tokens(scalekit, TOKENS);
        this.report = new Report(tokens.length());
    }

    public static void main(String[] arguments) throws Exception {
        List<String> servers =
                List.of(System.getProperty("comparison.servers", "liberty,payara,wildfly,tomee,glassfish")
                        .split(",", -1));
        try (SimulatedScalekit scalekit =
                SimulatedScalekit.builder().tokenLifetime(Duration.ofHours(2)).start()) {
            ServerComparison comparison = new ServerComparison(Path.of(arguments[0]), Path.of(arguments[1]), scalekit);
            if (servers.contains("liberty")) {
                comparison.openLiberty(arguments[2]);
                comparison.write();
            }
            if (servers.contains("payara")) {
                comparison.payaraMicro(arguments[3]);
                comparison.write();
            }
            if (servers.contains("wildfly")) {
                comparison.wildFly(arguments[4], arguments[5]);
                comparison.write();
            }
            if (servers.contains("tomee")) {
                comparison.tomee(arguments[6], arguments[7]);
                comparison.write();
            }
            if (servers.contains("glassfish")) {
                comparison.glassFish(arguments[8], arguments[9]);
                comparison.write();
            }
            comparison.report.jar(comparison.jarSize());
            comparison.write();
            comparison.report.print(comparison.table());
        }
        // Nothing else is to keep the process: the pools of connections are daemons or have ended.
        System.exit(0);
    }

    /** After each server: what one has cost is not lost with the next. */
    private void write() throws IOException {
        report.write(table());
    }

    private Path table() {
        return build.resolve("server-comparison.md");
    }

    private void openLiberty(String name) throws Exception {
        LibertyServers liberty = new LibertyServers(
                build.resolve("servers/wlp"), configurations.resolve("liberty"), build.resolve("liberty"));
        try (RunningServer ours = liberty.start("comparison-ours", "scalekit4ee", war(""), ourSettings());
                RunningServer own = liberty.start("comparison-own", "own-mp-jwt", war("-own-mp-jwt"), ownSettings());
                RunningServer bare = liberty.start("comparison-bare", "scalekit4ee", war("-bare-mechanism"), Map.of());
                RunningServer open =
                        liberty.start("comparison-open", "scalekit4ee", war("-without-the-jar"), Map.of())) {
            report.ratios(compare(name, new Servers(ours, own, bare, open), new Limits(0.82, 0.48)));
        }
        try (RunningServer server = liberty.start("comparison-start", "scalekit4ee", null, ourSettings())) {
            Deployments deployments = new Deployments(server, liberty.dropins("comparison-start"));
            deployments.awaitServer();
            report.startTime(new StartTime(deployments).measure(war(""), war("-without-the-jar")));
            FirstRequest first = new FirstRequest(server, deployments, tokens);
            report.firstRequest(OURS, first.measure(war(""), "/api/protected"));
            report.firstRequest(BARE, first.measure(war("-bare-mechanism"), "/api/protected"));
            report.firstRequest(OPEN, first.measure(war("-without-the-jar"), "/api/open"));
            report.idleMemory(new IdleMemory(server, deployments).measure(war(""), war("-without-the-jar")));
        }
    }

    private void payaraMicro(String name) throws Exception {
        PayaraServers payara = new PayaraServers(build.resolve("servers/payara-micro.jar"), build.resolve("payara"));
        try (RunningServer ours = payara.start("comparison-ours", war(""), ourSettings());
                RunningServer own = payara.start("comparison-own", war("-own-mp-jwt"), ownSettings());
                RunningServer bare = payara.start("comparison-bare", war("-bare-mechanism"), Map.of());
                RunningServer open = payara.start("comparison-open", war("-without-the-jar"), Map.of())) {
            report.ratios(compare(name, new Servers(ours, own, bare, open), new Limits(0.50, 0.50)));
        }
    }

    private void wildFly(String name, String installation) throws Exception {
        WildFlyServers wildFly =
                new WildFlyServers(build.resolve("servers").resolve(installation), build.resolve("wildfly"));
        try (RunningServer ours = wildFly.start("comparison-ours", war(""), ourSettings());
                RunningServer own = wildFly.start("comparison-own", war("-own-mp-jwt"), ownSettings());
                RunningServer bare = wildFly.startForOwnMechanism("comparison-bare", war("-bare-mechanism"));
                RunningServer open = wildFly.start("comparison-open", war("-without-the-jar"), Map.of())) {
            report.ratios(compare(name, new Servers(ours, own, bare, open), new Limits(0.80, 0.50)));
        }
    }

    private void tomee(String name, String installation) throws Exception {
        TomeeServers tomee = new TomeeServers(build.resolve("servers").resolve(installation), build.resolve("tomee"));
        try (RunningServer ours = tomee.start("comparison-ours", war(""), ourSettings());
                RunningServer own = tomee.start("comparison-own", war("-own-mp-jwt"), ownSettings());
                RunningServer bare = tomee.start("comparison-bare", war("-bare-mechanism"), Map.of());
                RunningServer open = tomee.start("comparison-open", war("-without-the-jar"), Map.of())) {
            report.ratios(compare(name, new Servers(ours, own, bare, open), new Limits(0.80, 0.50)));
        }
    }

    /** Without its own MicroProfile JWT. */
    private void glassFish(String name, String installation) throws Exception {
        GlassFishServers glassFish =
                new GlassFishServers(build.resolve("servers").resolve(installation), build.resolve("glassfish"));
        try (RunningServer ours = glassFish.start("comparison-ours", war(""), ourSettings());
                RunningServer bare = glassFish.start("comparison-bare", war("-bare-mechanism"), Map.of());
                RunningServer open = glassFish.start("comparison-open", war("-without-the-jar"), Map.of())) {
            report.ratios(compare(name, new Servers(ours, null, bare, open), new Limits(0, 0)));
        }
    }

    /** How much of the own implementation's CPU time is allowed. */
    private record Limits(double oneToken, double manyTokens) {}

    /** One server of each kind; null: not compared. */
    private record Servers(RunningServer ours, RunningServer own, RunningServer bare, RunningServer open) {}

    private List<RatioRow> compare(String name, Servers servers, Limits limits) throws Exception {
        Contestant ours = new Contestant(OURS, servers.ours(), "/comparison/api/protected", true).admitted(tokens);
        Contestant bare = new Contestant(BARE, servers.bare(), "/comparison/api/protected", false).admitted(tokens);
        Contestant open = new Contestant(OPEN, servers.open(), "/comparison/api/open", false).admitted(tokens);
        Contestant oursPublic = new Contestant(OURS + ", public", servers.ours(), open.path(), false).admitted(tokens);
        Contestant barePublic = new Contestant(BARE + ", public", servers.bare(), open.path(), false).admitted(tokens);
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put(OPEN + ", no token", new Entry(open, List.of(tokens.none(open.path()))));
        entries.put(OPEN + " beside " + BARE + ", no token", new Entry(barePublic, List.of(tokens.none(open.path()))));
        entries.put(OPEN + " beside scalekit4ee, no token", new Entry(oursPublic, List.of(tokens.none(open.path()))));
        entries.put(OPEN, new Entry(open, tokens.requests(open.path(), TOKENS)));
        entries.put(BARE, new Entry(bare, tokens.requests(bare.path(), 1)));
        entries.put(OURS + ", one token", new Entry(ours, tokens.requests(ours.path(), 1)));
        entries.put(OURS + ", 1,000 tokens", new Entry(ours, tokens.requests(ours.path(), TOKENS)));
        if (servers.own() != null) {
            Contestant own = new Contestant(OWN, servers.own(), "/comparison/api/protected", true).admitted(tokens);
            entries.put(OWN + ", one token", new Entry(own, tokens.requests(own.path(), 1)));
            entries.put(OWN + ", 1,000 tokens", new Entry(own, tokens.requests(own.path(), TOKENS)));
        }
        System.out.println(name + ": all contestants are ready, and those that check refuse a tampered token.");

        Map<Entry, Series> series = Rounds.run(List.copyOf(entries.values()));
        Map<String, Series> rows = new LinkedHashMap<>();
        entries.forEach((title, entry) -> rows.put(title, series.get(entry)));
        report.readings(name, rows);

        Series one = rows.get(OURS + ", one token");
        Series many = rows.get(OURS + ", 1,000 tokens");
        Series nobody = rows.get(OPEN + " beside scalekit4ee, no token");
        List<RatioRow> ratios = new ArrayList<>();
        if (servers.own() != null) {
            Series theirOne = rows.get(OWN + ", one token");
            Series theirMany = rows.get(OWN + ", 1,000 tokens");
            ratios.add(cpu("one token: ÷ its own", one, theirOne, limits.oneToken()));
            ratios.add(cpu("1,000 tokens: ÷ its own", many, theirMany, limits.manyTokens()));
            ratios.add(new RatioRow("p50, one token: ÷ its own", one, theirOne, Reading::p50Micros, 1.0));
            ratios.add(new RatioRow("p99, one token: ÷ its own", one, theirOne, Reading::p99Micros, 1.0));
            ratios.add(new RatioRow("p50, 1,000 tokens: ÷ its own", many, theirMany, Reading::p50Micros, 1.0));
            ratios.add(new RatioRow("p99, 1,000 tokens: ÷ its own", many, theirMany, Reading::p99Micros, 1.0));
            ratios.add(cpu(BARE + ": ÷ its own", rows.get(BARE), theirOne, null));
        }
        ratios.add(cpu("one token: ÷ " + OPEN, one, rows.get(OPEN), 1.35));
        ratios.add(cpu("one token: ÷ " + BARE, one, rows.get(BARE), 1.06));
        ratios.add(cpu("1,000 tokens: ÷ " + BARE, many, rows.get(BARE), 1.06));
        ratios.add(cpu(OPEN + ", no token: ÷ without the jar", nobody, rows.get(OPEN + ", no token"), 1.15));
        ratios.add(cpu(
                OPEN + ", no token: ÷ beside " + BARE,
                nobody,
                rows.get(OPEN + " beside " + BARE + ", no token"),
                null));
        return ratios;
    }

    private static RatioRow cpu(String what, Series one, Series other, Double goal) {
        return new RatioRow("CPU, " + what, one, other, Reading::cpuMicros, goal);
    }

    private Map<String, String> ourSettings() {
        return applications.settings();
    }

    private Map<String, String> ownSettings() {
        return Map.of(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                scalekit.environmentUrl() + "/keys",
                "MP_JWT_VERIFY_ISSUER",
                scalekit.issuer(),
                "MP_JWT_VERIFY_AUDIENCES",
                Tokens.AUDIENCE);
    }

    private Path war(String classifier) throws IOException {
        return applications.war(classifier);
    }

    private long jarSize() throws IOException {
        try (ZipFile war = new ZipFile(war("").toFile())) {
            return war.stream()
                    .filter(entry -> entry.getName().startsWith("WEB-INF/lib/scalekit4ee-"))
                    .mapToLong(ZipEntry::getSize)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
