package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.sidebyside.diagnostics.Diagnostics;
import io.github.scalekit4ee.sidebyside.without.PlainApi;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that has ended leaves nothing of ours behind in a server that goes on. */
@ExtendWith(ArquillianExtension.class)
class RedeploymentIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final Application DIAGNOSTICS = new Application("diagnostics");
    private static final int TIMES = 20;

    /** The selector of the JDK's HTTP client ends by itself on Java 17, at the next collection but not at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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

    /** What the server itself keeps of any application. */
    @Deployment(testable = false, managed = false, name = "without")
    static WebArchive without() {
        return ShrinkWrap.create(WebArchive.class, "without.war").addPackage(PlainApi.class.getPackage());
    }

    @Test
    void twentyDeploymentsLeaveNoThreadAndNoMoreClassLoadersThanWithoutTheJar() throws InterruptedException {
        assertThat(settled(() -> ownThreads().size(), 0))
                .as("threads of the applications before")
                .isZero();
        int loadedBefore = loaded(AccessTokenVerifier.class);
        for (int i = 0; i < TIMES; i++) {
            deployer.deploy("without");
            try {
                assertThat(new Application("without").get("/api/plain").status())
                        .isEqualTo(200);
            } finally {
                deployer.undeploy("without");
            }
        }
        for (int i = 0; i < TIMES; i++) {
            deployer.deploy("again");
            try {
                assertThat(new Application("again").get("/api/caller", Wars.readersToken(SCALEKIT)))
                        .isEqualTo(Wars.readersAnswer(SCALEKIT));
                if (i == 0) {
                    assertThat(ownThreads()).as("ours are known by their names").contains("scalekit-jwks-1");
                    assertThat(loaded(AccessTokenVerifier.class)).isEqualTo(loadedBefore + 1);
                }
            } finally {
                deployer.undeploy("again");
            }
        }

        int kept = settled(() -> loaded(AccessTokenVerifier.class), loadedBefore + 1);
        int keptWithout = settled(() -> loaded(PlainApi.class), 0);
        settled(() -> ownThreads().size(), 0);
        System.out.printf(
                "After %d deployments each: %d class loaders kept with the jar (%d before), %d without it, threads %s%n",
                TIMES, kept, loadedBefore, keptWithout, ownThreads());
        assertThat(ownThreads()).isEmpty();
        // One, because the JDK itself remembers the last record whose equals() it linked
        // (java.lang.runtime.ObjectMethods).
        assertThat(kept - loadedBefore).isLessThanOrEqualTo(Math.max(keptWithout, 1));
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
        return DIAGNOSTICS
                .get("/threads")
                .body()
                .lines()
                .filter(name -> name.contains("scalekit") || name.contains("HttpClient"))
                .sorted()
                .toList();
    }

    private static int loaded(Class<?> type) {
        String name = type.getName();
        return (int) DIAGNOSTICS
                .get("/classes?name=" + name)
                .body()
                .lines()
                .filter(line -> line.contains(name + "/"))
                .count();
    }
}
