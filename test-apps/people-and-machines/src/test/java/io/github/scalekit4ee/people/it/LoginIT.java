package io.github.scalekit4ee.people.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People log in at Scalekit and out again, machines bring tokens, and neither is taken for the other. */
class LoginIT extends PeopleAndMachinesTest {
    private static final String ACCOUNT = URL + "/account";
    private static final String API = URL + "/api/deployments";

    @BeforeEach
    void forgetRequests() {
        SCALEKIT.journal().clear();
    }

    private static Person amy() {
        Person amy = new Person();
        HttpResponse<String> page = amy.login(ACCOUNT, "usr_amy", "member");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/people-and-machines/account");
        assertThat(page.body()).contains("You are usr_amy.");
        return amy;
    }

    private static void machinesAreServed() {
        Person machine = new Person();
        for (int turn = 0; turn < 3; turn++) {
            assertThat(machine.get(API, bearer(token("read:deployments"))).body())
                    .isEqualTo("deployments for m2morg_1");
            assertThat(machine.get(API, bearer(token("other"))).statusCode()).isEqualTo(403);
            assertThat(machine.get(API, bearer("not.a.token")).statusCode()).isEqualTo(401);
            assertThat(machine.get(API).statusCode()).isEqualTo(401);
        }
        assertThat(machine.cookies()).as("sessions").isEmpty();
    }

    @Test
    void theHomePageIsForEverybody() {
        HttpResponse<String> home = new Person().get(URL + "/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("You are nobody yet.");
        assertThat(SCALEKIT.requests(Endpoint.AUTHORIZATION)).isZero();
    }

    @Test
    void aPersonLogsInAndOutAndIsAskedAgain() {
        Person amy = amy();
        machinesAreServed();

        for (int turn = 0; turn < 3; turn++) {
            assertThat(amy.get(ACCOUNT).body()).contains("You are usr_amy.");
        }
        assertThat(SCALEKIT.requests(Endpoint.TOKEN)).isEqualTo(1);

        HttpResponse<String> after = amy.post(URI.create(URL + "/logout"), "");
        if (WILDFLY) {
            assertThat(after.uri().getPath()).contains("UriBuilder");
            assertThat(amy.get(URL + "/").body()).contains("You are nobody yet.");
            return;
        }
        assertThat(after.uri()).isEqualTo(URI.create(URL + "/"));
        assertThat(after.body()).contains("You are nobody yet.");
        assertThat(SCALEKIT.requests(Endpoint.LOGOUT)).isEqualTo(1);
        // Open Liberty sends no id_token_hint: RPInitiatedLogoutStrategy.buildEndSessionUrl.
        assertThat(SCALEKIT.journal().last(Endpoint.LOGOUT).query())
                .contains(LIBERTY ? "client_id=prd_skc_people" : "id_token_hint=");
        machinesAreServed();

        assertThat(amy.get(ACCOUNT).uri().getPath()).isEqualTo("/oauth/authorize");
        assertThat(amy.login(ACCOUNT, "usr_bob", "member").body()).contains("You are usr_bob.");
    }

    @Test
    void aPersonWithoutTheRoleIsLoggedInButNotAdmitted() {
        assertThat(new Person().login(ACCOUNT, "usr_guest", "guest").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPersonWhoSaysNoIsNotLoggedIn() {
        Person person = new Person();
        person.post(person.get(ACCOUNT).uri(), "decision=deny");

        assertThat(person.get(ACCOUNT).uri().getPath()).isEqualTo("/oauth/authorize");
    }

    @Test
    void aPersonsSessionIsNoCallerOfTheApi() {
        HttpResponse<String> answer = amy().get(API);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(answer.uri()).isEqualTo(URI.create(API));
    }

    @Test
    void aTokenInAPersonsBrowserDecides() {
        Person amy = amy();

        assertThat(amy.get(API, bearer(token("read:deployments"))).body()).isEqualTo("deployments for m2morg_1");
        HttpResponse<String> page = amy.get(ACCOUNT, bearer("not.a.token"));
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.headers().allValues("WWW-Authenticate"))
                .allSatisfy(field -> assertThat(field).startsWith("Bearer"));
        assertThat(amy.get(ACCOUNT, bearer(token("read:deployments"))).statusCode())
                .isEqualTo(403);
        assertThat(amy.get(ACCOUNT).body()).contains("You are usr_amy.");
    }

    @Test
    void aMachineIsNotSentToTheLogin() {
        Person machine = new Person();

        assertThat(machine.get(ACCOUNT, bearer("not.a.token")).statusCode()).isEqualTo(401);
        assertThat(machine.get(ACCOUNT, bearer(token("read:deployments"))).statusCode())
                .isEqualTo(403);
        assertThat(machine.get(ACCOUNT, bearer(token("member"))).body()).contains("You are m2morg_1.");
        assertThat(machine.cookies()).isEqualTo(List.of());
        assertThat(SCALEKIT.requests(Endpoint.AUTHORIZATION)).isZero();
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }
}
