package io.github.scalekit4ee.soak;

import io.github.scalekit4ee.servers.LibertyServers;
import io.github.scalekit4ee.servers.Machine;
import io.github.scalekit4ee.servers.PayaraDomain;
import io.github.scalekit4ee.servers.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the soak. Arguments: the build's directory, that of the configurations, that of the plots. */
public final class Soak {

    private static final String LIBERTY = "soak-liberty";

    private final Path build;
    private final Path configurations;
    private final Path output;
    private final Path war;

    private Soak(Path build, Path configurations) throws IOException {
        this.build = build;
        this.configurations = configurations;
        this.output = Files.createDirectories(build.resolve("soak"));
        this.war = Files.copy(
                build.resolve("comparison-soak.war"),
                output.resolve(Target.APPLICATION + ".war"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    public static void main(String[] arguments) throws Exception {
        Soak soak = new Soak(Path.of(arguments[0]), Path.of(arguments[1]));
        boolean passed = soak.run(Settings.ofTheCommandLine(), Path.of(arguments[2]));
        System.exit(passed ? 0 : 1);
    }

    private boolean run(Settings settings, Path plots) throws Exception {
        try (Issuer issuer = new Issuer()) {
            List<Target> targets = new ArrayList<>();
            try {
                for (String server : settings.servers()) {
                    targets.add(start(server, issuer));
                }
                return soak(settings, issuer, targets, plots);
            } finally {
                targets.forEach(target -> target.server().close());
            }
        }
    }

    private boolean soak(Settings settings, Issuer issuer, List<Target> targets, Path plots) throws Exception {
        Map<Target, List<Sample>> samples = new LinkedHashMap<>();
        List<Load> loads = new ArrayList<>();
        for (Target target : targets) {
            target.deploy();
            samples.put(target, new ArrayList<>());
            loads.add(new Load(target, issuer, settings.rate()));
        }
        SoakReport report = new SoakReport(settings, samples);
        Schedule schedule = new Schedule(issuer, targets, settings.cycle());
        schedule.begin();
        loads.forEach(Load::begin);
        String failure = null;
        try {
            observe(settings, samples, schedule, report, plots);
        } catch (IOException e) {
            e.printStackTrace();
            failure = e.toString();
        }
        loads.forEach(Load::close);
        return report.write(output.resolve("soak.md"), Machine.line(), schedule.summary(), failure);
    }

    /** @throws IOException if a server or its application is gone */
    private void observe(
            Settings settings, Map<Target, List<Sample>> samples, Schedule schedule, SoakReport report, Path plots)
            throws IOException, InterruptedException {
        Sampler sampler = new Sampler(output);
        boolean warm = false;
        while (schedule.minute() < settings.length().toSeconds() / 60.0) {
            Thread.sleep(settings.between().toMillis());
            for (Map.Entry<Target, List<Sample>> each : samples.entrySet()) {
                each.getValue().add(sampler.sample(each.getKey(), schedule.minute()));
            }
            if (!warm && schedule.minute() >= settings.warmUp().toSeconds() / 60.0) {
                warm = true;
                histograms(sampler, samples.keySet(), "warm");
            }
            report.csv(output.resolve("samples.csv"));
            report.plots(plots, schedule.outages());
            schedule.requireNoFailure();
        }
        histograms(sampler, samples.keySet(), "end");
    }

    private static void histograms(Sampler sampler, Set<Target> targets, String name)
            throws IOException, InterruptedException {
        for (Target target : targets) {
            sampler.histogram(target, name);
        }
    }

    private Target start(String server, Issuer issuer) throws IOException, InterruptedException {
        return switch (server) {
            case "liberty" -> {
                LibertyServers liberty = new LibertyServers(
                        build.resolve("servers/wlp"), configurations.resolve("liberty"), build.resolve("liberty"));
                RunningServer running = liberty.start(LIBERTY, "soak", null, environment(issuer));
                yield new Target(server, running, () -> replace(liberty.dropins(LIBERTY)), issuer);
            }
            case "payara" -> {
                PayaraDomain payara = new PayaraDomain(
                        build.resolve("servers/payara6"),
                        Integer.getInteger("soak.payara.port"),
                        Integer.getInteger("soak.payara.admin.port"),
                        output);
                RunningServer running = payara.start(environment(issuer));
                running.awaitListening();
                yield new Target(server, running, () -> payara.deploy(war, Target.APPLICATION), issuer);
            }
            default ->
                throw new IllegalArgumentException("-Dsoak.servers=" + server + ": there are liberty and payara.");
        };
    }

    /** As a whole and newer, so that the server finds no half of a file and sees that it is another. */
    private void replace(Path dropins) throws IOException {
        Path whole = Files.copy(war, dropins.resolveSibling("next.war"), StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(whole, FileTime.from(Instant.now()));
        Files.move(whole, dropins.resolve(war.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<String, String> environment(Issuer issuer) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SCALEKIT_ENVIRONMENT_URL", issuer.url());
        environment.put("SCALEKIT_AUDIENCES", Issuer.AUDIENCE);
        environment.put("SCALEKIT_CLIENT_ID", Issuer.CLIENT);
        environment.put("SCALEKIT_CLIENT_SECRET", Issuer.SECRET);
        // So often that an outage of two minutes meets refreshes.
        environment.put("SCALEKIT_JWKS_REFRESH_INTERVAL", "PT1M");
        // What is held softly is collected, so that what is left is held for good. By this variable, since all servers'
        // scripts end in a java.
        environment.put("JDK_JAVA_OPTIONS", "-XX:SoftRefLRUPolicyMSPerMB=0 -XX:+UseG1GC");
        return environment;
    }
}
