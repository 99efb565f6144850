package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody is ever taken for somebody else, whatever the server caches. */
class CallerMixUpIT extends QuickstartTest {
    private static final int SUBJECTS = 64;
    private static final int REQUESTS = 10_000;
    private static final int THREADS = 32;

    private record Subject(String name, String token) {}

    @Test
    void sixtyFourSubjectsAreNeverMixedUp() throws Exception {
        List<Subject> subjects = IntStream.range(0, SUBJECTS)
                .mapToObj(number -> "m2morg_mix" + number)
                .map(name -> new Subject(name, token(name, "read:deployments")))
                .toList();
        // Each names its caller in another way: injected token, the servlet's principal, another thread.
        List<String> resources = List.of("/api/async", "/report", "/async-report", "/open");
        List<Callable<Void>> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            Subject subject = subjects.get(i % SUBJECTS);
            String resource = resources.get(i / SUBJECTS % resources.size());
            requests.add(() -> {
                Answer answer = Quickstart.get(resource, subject.token);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body().split(" ")[0]).isEqualTo(subject.name);
                return null;
            });
        }

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> done : threads.invokeAll(requests)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void twoTokensOfOneSubjectKeepTheirOwnScopes() {
        String reader = token("m2morg_same", "read:deployments");
        String deployer = token("m2morg_same", "deploy:applications");

        for (int i = 0; i < 100; i++) {
            assertThat(Quickstart.get("/api/deployments", reader).status()).isEqualTo(200);
            assertThat(Quickstart.get("/api/deployments", deployer).status()).isEqualTo(403);
            assertThat(Quickstart.get("/report", deployer).status()).isEqualTo(403);
            assertThat(Quickstart.get("/report", reader).status()).isEqualTo(200);
            assertThat(Quickstart.deploy(reader).status()).isEqualTo(403);
            assertThat(Quickstart.deploy(deployer).status()).isEqualTo(200);
        }
    }

    private static String token(String subject, String... scopes) {
        return SCALEKIT.mint()
                .organizationClient()
                .client(subject)
                .scopes(scopes)
                .token();
    }
}
