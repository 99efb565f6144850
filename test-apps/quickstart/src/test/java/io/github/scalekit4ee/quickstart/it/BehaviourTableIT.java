package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of resource, asked by every kind of caller. */
class BehaviourTableIT extends QuickstartTest {
    /**
     * Anonymous, stranger (a valid token without a role), reader, deployer, operator (all roles), any bad token; at the
     * end the scope that a 403 must name, where the jar can know it: not for a servlet, whose roles the server keeps.
     */
    private static final String TABLE =
            """
            request                               anon  stranger reader deployer operator bad   scope
            GET  /api/status                      200   200      200    200      200      401   -
            GET  /api/unannotated                 200   200      200    200      200      401   -
            GET  /api/caller                      200   200      200    200      200      401   -
            GET  /api/nothing-here                404   404      404    404      404      401   -
            GET  /api/deployments                 401   403      200    403      200      401   read:deployments
            GET  /api/deployments/unknown         401   403      404    403      404      401   read:deployments
            HEAD /api/deployments                 401   403      200    403      200      401   read:deployments
            POST /api/deployments                 401   403      403    200      200      401   deploy:applications
            GET  /api/whoami                      401   403      200    200      200      401   -
            GET  /api/rest-only-role              401   403      403    403      200      401   restart:applications
            GET  /api/claim-forms                 401   403      200    403      200      401   read:deployments
            GET  /api/async                       401   403      200    403      200      401   read:deployments
            GET  /api/denied                      403   403      403    403      403      401   -
            GET  /api/denied/but-open             200   200      200    200      200      401   -
            GET  /api/denied/but-for-readers      401   403      200    403      200      401   read:deployments
            GET  /api/enterprise-bean             403   403      403    200      200      401   -
            GET  /api/scoped-beans/bean             401   403      403    200      200      401   deploy:applications
            GET  /api/scoped-beans/stateless        401   403      403    200      200      401   deploy:applications
            GET  /api/scoped-beans/stateful         401   403      403    200      200      401   deploy:applications
            GET  /api/scoped-beans/singleton        401   403      403    200      200      401   deploy:applications
            GET  /api/scoped-beans/asynchronous     401   403      403    200      200      401   deploy:applications
            GET  /api/scoped-beans/local            401   403      403    200      200      401   deploy:applications
            GET  /api/scoped-beans/bean-of-interface 401   403      403    200      200      401   deploy:applications
            GET  /api/scoped-beans/session-bean-of-interface 401   403      403    200      200      401   deploy:applications
            GET  /api/scoped-enterprise-resource 401 403   403    200      200      401   deploy:applications
            GET  /open                            200   200      200    200      200      401   -
            GET  /nothing-here                    404   404      404    404      404      401   -
            GET  /report                          401   403      200    403      200      401   -
            HEAD /report                          401   403      200    403      200      401   -
            POST /report                          401   403      200    403      200      401   -
            GET  /async-report                    401   403      200    403      200      401   -
            """;

    private record Cell(String method, String path, Caller caller, int status, String scope) {
        @Override
        public String toString() {
            return method + " " + path + ", " + caller + ": " + status;
        }
    }

    private static Stream<Cell> cells() {
        return TABLE.lines().skip(1).flatMap(BehaviourTableIT::row);
    }

    private static Stream<Cell> row(String line) {
        List<String> words = Arrays.asList(line.trim().split(" +"));
        List<Cell> row = new ArrayList<>();
        for (Caller caller : Caller.values()) {
            int column = 2 + Math.min(caller.ordinal(), Caller.NO_JWT.ordinal());
            row.add(new Cell(words.get(0), words.get(1), caller, Integer.parseInt(words.get(column)), words.get(8)));
        }
        return row.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void answers(Cell cell) {
        assumeFalse(
                Boolean.getBoolean("jar.is.shared") && cell.path.endsWith("rest-only-role"),
                "Open Liberty calls the initializer that declares roles for jars in WEB-INF/lib only: in a shared library"
                        + " web.xml has to declare a role that JAX-RS alone names");
        Answer answer = Quickstart.send(cell.caller.sign(SCALEKIT, Quickstart.request(cell.method, cell.path)));

        if (cell.path.endsWith("/asynchronous") && ServerLimit.NO_CALLER_IN_ASYNCHRONOUS_BEANS.appliesHere()) {
            assertThat(answer.status()).isEqualTo(401);
            return;
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(cell.status);
        assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
        if (cell.status == 401) {
            assertThat(answer.challenge()).startsWith("Bearer realm=\"scalekit\"");
            assertThat(answer.challenge().contains("error")).isEqualTo(cell.caller.isBad());
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
        if (cell.status == 401 || cell.status == 403) {
            assertNothingIsKeptNorToldOf(answer);
        }
        if (cell.caller.isBad()) {
            assertThat(answer.challenge()).contains("error=\"invalid_token\"", "error_description=\"");
        }
        if (cell.status == 403 && !cell.scope.equals("-")) {
            assertThat(answer.challenge()).contains("error=\"insufficient_scope\"", "scope=\"" + cell.scope + "\"");
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
    }

    /**
     * A servlet's 403 is the server's own answer, on some of them without a Cache-Control. No cache may store such a response: the
     * status is not cacheable by default, and nothing says how long it would be fresh (RFC 9111 section 3).
     */
    private static void assertNothingIsKeptNorToldOf(Answer answer) {
        assertThat(answer.header("Cache-Control")).doesNotContain("public", "max-age", "s-maxage");
        assertThat(isInTheFuture(answer.header("Expires"))).isFalse();
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    }

    /** What is no date, such as 0, is in the past (RFC 9111 section 5.3). */
    private static boolean isInTheFuture(String expires) {
        try {
            return ZonedDateTime.parse(expires, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .isAfter(ZonedDateTime.now());
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
