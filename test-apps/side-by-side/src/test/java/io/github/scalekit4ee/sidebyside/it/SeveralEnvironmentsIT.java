package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.environments.WhoseResource;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SigningKey;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.TokenDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One WAR that accepts tokens of ten environments. */
@ExtendWith(ArquillianExtension.class)
class SeveralEnvironmentsIT {
    private static final String WHOSE = "/environments/api/whose";

    /** The first has no name; the second is called staging, and its groups have a prefix. */
    private static final List<SimulatedScalekit> ALL =
            Stream.generate(SimulatedScalekit::start).limit(10).toList();

    private static final SimulatedScalekit UNNAMED = ALL.get(0);
    private static final SimulatedScalekit STAGING = ALL.get(1);
    private static final SimulatedScalekit LAST = ALL.get(9);

    @Deployment(testable = false, name = "environments")
    static WebArchive environments() {
        List<String> lines = new ArrayList<>(List.of(
                "scalekit.environment-url=" + UNNAMED.environmentUrl(),
                "scalekit.audiences=" + Wars.AUDIENCE,
                "scalekit.environments.staging.environment-url=" + STAGING.environmentUrl(),
                "scalekit.environments.staging.audiences=" + Wars.AUDIENCE,
                "scalekit.environments.staging.groups-from=scopes:STAGING_"));
        for (int i = 2; i < ALL.size(); i++) {
            lines.add("scalekit.environments." + name(i) + ".environment-url="
                    + ALL.get(i).environmentUrl());
            lines.add("scalekit.environments." + name(i) + ".audiences=" + Wars.AUDIENCE);
        }
        return Wars.unconfigured("environments")
                .addPackage(WhoseResource.class.getPackage())
                .addAsResource(Wars.file(lines.toArray(String[]::new)), Wars.CONFIGURATION)
                .addAsLibrary(Wars.theJar());
    }

    private static String name(int environment) {
        return environment == 0 ? "" : environment == 1 ? "staging" : "e" + environment;
    }

    @Test
    void theIssuerSaysWhoseKeysAndGroupsCount() {
        assertThat(Reply.get(WHOSE, draft(UNNAMED).client("one").token()).body())
                .startsWith(" one ")
                .endsWith(UNNAMED.issuer());
        String staging = draft(STAGING).client("one").token();
        assertThat(Reply.get(WHOSE, staging).status()).isEqualTo(403);
        assertThat(Reply.get(WHOSE + "/staging", staging).body()).isEqualTo("staging's");
    }

    /** Twice: before and after good tokens of both are kept. */
    @Test
    void whatOneSignsInTheNameOfAnotherIsRefused() {
        String forged = draft(UNNAMED)
                .key(STAGING.signingKey().withKid(UNNAMED.signingKey().kid()))
                .token();
        String reversed = draft(LAST)
                .key(UNNAMED.signingKey().withKid(LAST.signingKey().kid()))
                .token();
        for (int i = 0; i < 2; i++) {
            assertThat(Reply.get(WHOSE, forged).status()).isEqualTo(401);
            assertThat(Reply.get(WHOSE, reversed).status()).isEqualTo(401);
            assertThat(Reply.get(WHOSE, draft(UNNAMED).token()).status()).isEqualTo(200);
            assertThat(Reply.get(WHOSE, draft(LAST).token()).body()).startsWith("e9 ");
        }
    }

    /** Last of all environments, since its fetches fail for a while. */
    @Test
    void anOutageAndANewKeyAreNothingToTheOthers() {
        SimulatedScalekit failing = ALL.get(8);
        failing.outage(Endpoint.KEYS, Fault.status(503));
        SigningKey unknown = failing.rotateKeys();
        assertThat(Reply.get(WHOSE, draft(failing).key(unknown).token()).status())
                .isEqualTo(503);
        for (int i = 0; i < 20; i++) {
            assertThat(Reply.get(WHOSE, draft(UNNAMED).token()).status()).isEqualTo(200);
            assertThat(Reply.get(WHOSE, draft(LAST).token()).status()).isEqualTo(200);
        }
        failing.recover();
    }

    /** The same 64 subjects in each environment but staging and the one that fails at times; all at once. */
    @Test
    void nobodyIsMixedUp() throws Exception {
        record Call(String token, String answer) {}
        List<Integer> environments = List.of(0, 2, 3, 4, 5, 6, 7, 9);
        List<Call> calls = IntStream.range(0, 64 * environments.size())
                .mapToObj(i -> {
                    int environment = environments.get(i % environments.size());
                    SimulatedScalekit of = ALL.get(environment);
                    String subject = "usr_" + i / environments.size();
                    String organization = "org_" + environment;
                    String answer = String.join(" ", name(environment), subject, organization, of.issuer());
                    return new Call(
                            draft(of).client(subject).organization(organization).token(), answer);
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            List<Future<Boolean>> right = new ArrayList<>();
            for (int i = 0; i < 4 * calls.size(); i++) {
                Call call = calls.get(i * 7 % calls.size());
                right.add(threads.submit(
                        () -> Reply.get(WHOSE, call.token()).body().equals(call.answer())));
            }
            int mixedUp = 0;
            for (Future<Boolean> each : right) {
                mixedUp += each.get(120, TimeUnit.SECONDS) ? 0 : 1;
            }
            assertThat(mixedUp).as("of " + right.size()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    private static TokenDraft draft(SimulatedScalekit environment) {
        return environment.mint().organizationClient().audience(Wars.AUDIENCE).scopes("read:deployments");
    }
}
