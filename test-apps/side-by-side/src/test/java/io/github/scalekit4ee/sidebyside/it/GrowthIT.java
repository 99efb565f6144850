package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.diagnostics.Diagnostics;
import io.github.scalekit4ee.sidebyside.growth.GrowthResource;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * No request leaves an object behind, whatever its answer. {@code -Dgrowth.requests=100000} asks so often of each kind; the
 * smaller number by default is enough to tell one object for each request from none.
 */
@ExtendWith(ArquillianExtension.class)
class GrowthIT {
    private static final int TIMES = Integer.getInteger("growth.requests", 2_000);
    private static final int WARM_UP = 400;
    private static final String EVERY_CLAIM_FORM = "good, every claim form";

    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final SimulatedScalekit GONE = SimulatedScalekit.start();
    private static final String TOKEN_OF_THE_GONE = Wars.readersToken(GONE);
    private static final String READER = Wars.readersToken(SCALEKIT);
    private static final Application GROWTH = new Application("growth");
    private static final Application UNAVAILABLE = new Application("growth-unavailable");
    private static final Application DIAGNOSTICS = new Application("diagnostics");

    private static final Set<String> KEPT_BY_AN_INSTANCE = Set.of(
            "org.apache.webbeans.context.creational.CreationalContextImpl",
            "org.apache.webbeans.context.creational.DependentCreationalContext",
            "org.apache.webbeans.portable.InjectionPointProducer$InjectionPointDelegate");

    /** {@code  12:  345  6789  name (module)}. */
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    @Deployment(testable = false, name = "diagnostics", order = 1)
    static WebArchive diagnostics() {
        return ShrinkWrap.create(WebArchive.class, "diagnostics.war").addPackage(Diagnostics.class.getPackage());
    }

    @Deployment(testable = false, name = "growth", order = 2)
    static WebArchive growth() {
        return Wars.unconfigured("growth")
                .addPackage(GrowthResource.class.getPackage())
                .addAsLibrary(Wars.theJar())
                .addAsResource(
                        Wars.file(
                                "scalekit.environment-url=" + SCALEKIT.environmentUrl(),
                                "scalekit.audiences=" + Wars.AUDIENCE,
                                "scalekit.client-id=front",
                                "scalekit.client-secret=a-secret-for-a-test",
                                "scalekit.client.allowed-hosts=127.0.0.1"),
                        Wars.CONFIGURATION);
    }

    @Deployment(testable = false, name = "growth-unavailable", order = 3)
    static WebArchive unavailable() {
        GONE.close();
        return Wars.of("growth-unavailable", GONE);
    }

    @Test
    void noRequestLeavesAnObjectBehind() throws InterruptedException, ExecutionException {
        String badToken = READER.substring(0, READER.length() - 20) + "AAAAAAAAAAAAAAAAAAAA";
        String oversized = READER + "x".repeat(6_000);
        // Not of the server that asks: calls to itself may take all of its threads.
        String elsewhere = SCALEKIT.environmentUrl() + "/keys";
        List<Crowd> crowds = List.of(
                Crowd.of("no token", () -> GROWTH.get("/api/growth/role"), 401),
                Crowd.of("bad token", () -> GROWTH.get("/api/growth", badToken), 401),
                Crowd.of("oversized", () -> GROWTH.get("/api/growth", oversized), 400, 401, 413, 431),
                Crowd.of("no role", () -> GROWTH.get("/api/growth/role", READER), 403),
                Crowd.of("a bean's scope, anonymous", () -> GROWTH.get("/api/growth/scoped"), 401),
                Crowd.of("a bean's scope", () -> GROWTH.get("/api/growth/scoped", READER), 403),
                Crowd.of("unavailable", () -> UNAVAILABLE.get("/api/caller", TOKEN_OF_THE_GONE), 503),
                Crowd.of(EVERY_CLAIM_FORM, () -> GROWTH.get("/api/growth", READER), 200),
                Crowd.of("filters", () -> GROWTH.get("/api/growth/filters", READER), 200),
                Crowd.of("outgoing", () -> GROWTH.get("/api/growth/outgoing?url=" + elsewhere, READER), 200)
                        .oneOf(20));
        Map<String, String> grown = new TreeMap<>();
        for (Crowd crowd : crowds) {
            crowd.ask(WARM_UP);
        }
        for (Crowd crowd : crowds) {
            Map<String, Integer> before = objects();
            crowd.ask(TIMES);
            Map<String, Integer> after = objects();
            int asked = TIMES / crowd.share();
            after.forEach((type, number) -> {
                int growth = number - before.getOrDefault(type, 0);
                if (growth > asked / 2 && isOfTheApplication(crowd, type)) {
                    grown.put(crowd.name() + ": " + type, growth + " after " + asked + " requests");
                }
            });
        }

        assertThat(grown).isEmpty();
    }

    /** Ours, the tests' own, and what Weld and OpenWebBeans keep for them. */
    private static boolean isOfTheApplication(Crowd crowd, String type) {
        return type.contains("scalekit4ee")
                || type.startsWith("org.jboss.weld.")
                || type.startsWith("org.apache.webbeans.") && !isKeptByAnInstance(crowd, type);
    }

    /**
     * An {@code Instance} of OpenWebBeans keeps each object that it has given until the bean that has the {@code Instance} ends, as CDI
     * says of dependent objects. {@code LookedUp} lives as long as the application. With each object go its context, those of the
     * producer and of the injection point that the producer asks for, and that injection point.
     */
    private static boolean isKeptByAnInstance(Crowd crowd, String type) {
        return crowd.name().equals(EVERY_CLAIM_FORM) && KEPT_BY_AN_INSTANCE.contains(type);
    }

    private static Map<String, Integer> objects() {
        DIAGNOSTICS.get("/objects"); // what has a finalizer goes at the second collection
        Answer answer = DIAGNOSTICS.get("/objects");
        assertThat(answer.status()).isEqualTo(200);
        Map<String, Integer> numbers = new TreeMap<>();
        answer.body()
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> numbers.merge(line.group(2), Integer.parseInt(line.group(1)), Integer::sum));
        assertThat(numbers).containsKey("java.lang.String");
        return numbers;
    }
}
