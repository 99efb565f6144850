package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.people.ByForm;
import io.github.scalekit4ee.sidebyside.people.LoginPage;
import io.github.scalekit4ee.sidebyside.people.Machines;
import io.github.scalekit4ee.sidebyside.people.Page;
import io.github.scalekit4ee.sidebyside.people.Users;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People with sessions and machines with tokens alternate on the same connections, and nobody is ever taken for another. */
@ExtendWith(ArquillianExtension.class)
class MixUpIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final int EACH = 64;
    private static final int REQUESTS = 10_000;
    private static final int THREADS = 8;
    private static final String PATH = "/api/machines";

    @Deployment(testable = false)
    static WebArchive application() {
        return Wars.withOwnMechanism(Wars.of("mix-up", SCALEKIT))
                .addClasses(ByForm.class, Users.class, Page.class, LoginPage.class, Machines.class);
    }

    /** Somebody who logs in by the form. Servers may renew a session's identifier, so one request at a time. */
    private record Person(String name, Browser browser) {
        synchronized String ask() {
            return browser.get(PATH).body();
        }

        synchronized String askAs(Machine machine) {
            return browser.get(PATH, machine.token()).body();
        }

        String answer() {
            return name + " with the token of null";
        }
    }

    private record Machine(String name, String token) {
        String ask() {
            return new Application("mix-up").get(PATH, token).body();
        }

        String answer() {
            return name + " with the token of " + name;
        }
    }

    @Test
    void nobodyIsTakenForAnother() throws Exception {
        List<Person> people =
                IntStream.range(0, EACH).mapToObj(MixUpIT::loggedIn).toList();
        List<Machine> machines =
                IntStream.range(0, EACH).mapToObj(MixUpIT::machine).toList();
        AtomicInteger asked = new AtomicInteger();
        ConcurrentHashMap<String, Integer> mixedUp = new ConcurrentHashMap<>();
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(thread);
            work.add(() -> {
                while (asked.getAndIncrement() < REQUESTS) {
                    Person person = people.get(random.nextInt(EACH));
                    Machine machine = machines.get(random.nextInt(EACH));
                    String expected;
                    String answer;
                    switch (random.nextInt(5)) {
                        case 0 -> {
                            expected = machine.answer();
                            answer = person.askAs(machine);
                        }
                        case 1, 2 -> {
                            expected = machine.answer();
                            answer = machine.ask();
                        }
                        case 3 -> {
                            expected = person.answer();
                            answer = person.ask();
                        }
                        default -> {
                            expected = random.nextBoolean() ? person.answer() : "nobody with the token of null";
                            answer = expected.startsWith("nobody")
                                    ? new Application("mix-up").get(PATH).body()
                                    : person.ask();
                        }
                    }
                    if (!answer.equals(expected)) {
                        mixedUp.merge(expected + " got " + answer, 1, Integer::sum);
                    }
                }
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(mixedUp).isEmpty();
        assertThat(asked.get()).isGreaterThanOrEqualTo(REQUESTS);
    }

    private static Person loggedIn(int number) {
        String name = "person" + number;
        Browser browser = new Browser("mix-up");
        assertThat(browser.login("/page", name, name + name).body()).isEqualTo("page for " + name);
        return new Person(name, browser);
    }

    private static Machine machine(int number) {
        String name = "m2morg_" + number;
        return new Machine(
                name,
                SCALEKIT.mint()
                        .organizationClient()
                        .client(name)
                        .audience(Wars.AUDIENCE)
                        .scopes("reader")
                        .token());
    }
}
