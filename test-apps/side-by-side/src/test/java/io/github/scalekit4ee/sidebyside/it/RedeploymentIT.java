package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.sidebyside.diagnostics.Diagnostics;
import io.github.scalekit4ee.sidebyside.mechanism.GuestMechanism;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that has ended leaves nothing of ours behind in a server that goes on. */
@ExtendWith(ArquillianExtension.class)
class RedeploymentIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final Application DIAGNOSTICS = new Application("diagnostics");
    private static final int TIMES = 20;
    private static final int HALF = TIMES / 2;

    /** The selector of the JDK's HTTP client ends by itself on Java 17, at the next collection but not at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * On Open Liberty a logger remembers the class that asked for it first, and the log the arguments of its last messages: one or two
     * loaders were seen, however many deployments there were. A leak of ours would be one for each.
     */
    private static final int KEPT_BY_LOGGERS = 2;

    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, name = "diagnostics", order = 1)
    static WebArchive diagnostics() {
        return ShrinkWrap.create(WebArchive.class, "diagnostics.war").addPackage(Diagnostics.class.getPackage());
    }

    @Deployment(testable = false, managed = false, name = "again")
    static WebArchive again() {
        return Wars.of("again", SCALEKIT);
    }

    @Deployment(testable = false, managed = false, name = "in-an-ear")
    static EnterpriseArchive inAnEar() {
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, "in-an-ear.ear");
        warsInAnEar().forEach(war -> ear.addAsModule(Wars.of(war, SCALEKIT)));
        return ear;
    }

    private static List<String> warsInAnEar() {
        return Wars.mayShareAnEar() ? List.of("in-an-ear-1", "in-an-ear-2") : List.of("in-an-ear-1");
    }

    /** What the server itself keeps of any application that has a mechanism. */
    @Deployment(testable = false, managed = false, name = "guest")
    static WebArchive withoutTheJar() {
        return Wars.withOwnMechanism(
                ShrinkWrap.create(WebArchive.class, "guest.war").addPackage(GuestMechanism.class.getPackage()));
    }

    @Deployment(testable = false, managed = false, name = "on")
    static WebArchive on() {
        return Wars.of("on", SCALEKIT);
    }

    /** At the context root of the one that is on. */
    @Deployment(testable = false, managed = false, name = "off")
    static WebArchive off() {
        return Wars.unconfigured("off")
                .addAsLibrary(Wars.theJar())
                .addAsResource(Wars.file("scalekit.enabled=false"), Wars.CONFIGURATION)
                .addAsWebInfResource(
                        new StringAsset("<web-ext xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.1\">"
                                + "<context-root uri=\"/on\"/></web-ext>"),
                        "ibm-web-ext.xml");
    }

    @Test
    void twentyDeploymentsLeaveNoThreadAndNoClassLoader() throws InterruptedException {
        settled(() -> ownThreads().size(), 0);
        assertThat(ownThreads()).as("threads of the applications before").isEmpty();
        int loadedBefore = settled(() -> loaded(AccessTokenVerifier.class), 0);
        for (int i = 0; i < TIMES; i++) {
            whileDeployed("guest", () -> assertThat(
                            new Application("guest").get("/guest").body())
                    .isEqualTo("open to guest"));
        }
        whileDeployed("again", () -> {
            assertThatAgainKnowsItsCaller();
            assertThat(ownThreads()).as("ours are known by their names").contains("scalekit-jwks-1");
            assertThat(loaded(AccessTokenVerifier.class)).isPositive();
        });
        deployAgain(HALF - 1);
        int keptOfHalf = settled(() -> loaded(AccessTokenVerifier.class) - loadedBefore, 0);
        deployAgain(HALF);
        settled(() -> ownThreads().size(), 0);
        int kept = settled(() -> loaded(AccessTokenVerifier.class) - loadedBefore, 0);
        int keptOfGuest = loaded(GuestMechanism.class);

        System.out.printf(
                "After %d deployments each: %d class loaders kept with the jar (%d after half of them), %d with a mechanism of an application's own;"
                        + " %d before; threads %s%n",
                TIMES, kept, keptOfHalf, keptOfGuest, loadedBefore, ownThreads());
        assertThat(ownThreads()).isEmpty();
        if (keepsEveryApplication()) {
            assertThat(kept).isLessThanOrEqualTo(keptOfGuest);
        } else if (keepsEveryReaderOfConfiguration()) {
            assertThat(kept).isLessThanOrEqualTo(TIMES);
        } else {
            assertThat(kept).isLessThanOrEqualTo(KEPT_BY_LOGGERS);
            assertThat(kept - keptOfHalf).as("growth").isLessThanOrEqualTo(1);
        }
    }

    private void deployAgain(int times) {
        for (int i = 0; i < times; i++) {
            whileDeployed("again", RedeploymentIT::assertThatAgainKnowsItsCaller);
        }
    }

    private static void assertThatAgainKnowsItsCaller() {
        assertThat(new Application("again").get("/api/caller", Wars.readersToken(SCALEKIT)))
                .isEqualTo(Wars.readersAnswer(SCALEKIT));
    }

    @Test
    void theWarsOfAnEarLeaveNoThread() throws InterruptedException {
        settled(() -> ownThreads().size(), 0);
        assertThat(ownThreads()).as("threads of the applications before").isEmpty();

        whileDeployed("in-an-ear", () -> {
            for (String war : warsInAnEar()) {
                assertThat(new Application(war).get("/api/caller", Wars.readersToken(SCALEKIT)))
                        .isEqualTo(Wars.readersAnswer(SCALEKIT));
            }
            assertThat(ownThreads())
                    .filteredOn("scalekit-jwks-1"::equals)
                    .hasSize(warsInAnEar().size());
        });

        settled(() -> ownThreads().size(), 0);
        assertThat(ownThreads()).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "arquillian.launch", matches = "liberty.*")
    void anApplicationThatIsDeployedAgainSwitchedOffIsServedAsOneWithoutTheJar() {
        whileDeployed("on", () -> assertThat(new Application("on")
                        .get("/api/caller/open", "no-token")
                        .status())
                .isEqualTo(401));

        whileDeployed("off", () -> {
            Application off = new Application("on");
            assertThat(off.get("/api/caller/open", "no-token").body()).isEqualTo("open to null");
            assertThat(off.get("/api/caller").status()).isIn(401, 403);
        });

        whileDeployed("on", () -> assertThat(new Application("on").get("/api/caller", Wars.readersToken(SCALEKIT)))
                .isEqualTo(Wars.readersAnswer(SCALEKIT)));
    }

    private void whileDeployed(String name, Runnable requests) {
        deployer.deploy(name);
        try {
            requests.run();
        } finally {
            deployer.undeploy(name);
        }
    }

    private static int settled(Supplier<Integer> figure, int goal) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int now = figure.get();
        while (now > goal && System.nanoTime() < end) {
            Thread.sleep(500);
            now = figure.get();
        }
        return now;
    }

    private static List<String> ownThreads() {
        return body(DIAGNOSTICS.get("/threads"))
                .lines()
                .filter(name -> name.contains("scalekit") || name.contains("HttpClient"))
                .sorted()
                .toList();
    }

    private static int loaded(Class<?> type) {
        String name = type.getName();
        return (int) body(DIAGNOSTICS.get("/classes?name=" + name))
                .lines()
                .filter(line -> line.contains(name + "/"))
                .count();
    }

    /** Also one with a mechanism of its own and without the jar, as the same run shows. */
    private static boolean keepsEveryApplication() {
        String server = System.getProperty("arquillian.launch", "");
        return server.equals("glassfish7") || server.startsWith("tomee");
    }

    /** GlassFish 8 keeps each application that has read a value of MicroProfile Config: MpConfigProviderResolver.CONFIGS. */
    private static boolean keepsEveryReaderOfConfiguration() {
        return System.getProperty("arquillian.launch", "").equals("glassfish8");
    }

    private static String body(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
