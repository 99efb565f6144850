package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that try to get past the check without a good token in the one place where it belongs. */
class RequestTricksIT extends QuickstartTest {
    private static final String GUARDED = "/api/deployments";
    private final String good = Caller.OPERATOR.token(SCALEKIT).orElseThrow();
    private final String bad = Caller.FORGED.token(SCALEKIT).orElseThrow();

    @Test
    void severalAuthorizationHeadersAreNeverAccepted() throws IOException {
        String ok = "Authorization: Bearer " + good;
        String forged = "Authorization: Bearer " + bad;

        assertThat(RawConnection.once("GET", GUARDED, ok, forged).status()).isIn(400, 401);
        assertThat(RawConnection.once("GET", GUARDED, forged, ok).status()).isIn(400, 401);
        assertThat(RawConnection.once("GET", GUARDED, ok, ok).status()).isIn(400, 401);
        assertThat(RawConnection.once("GET", GUARDED, ok, "Authorization: Basic dTpw")
                        .status())
                .isIn(400, 401);
        assertThat(RawConnection.once("GET", GUARDED, ok + ", Bearer " + bad).status())
                .isIn(400, 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER", "bEaReR"})
    void theSchemeIsReadInAnyCase(String scheme) throws IOException {
        assertThat(RawConnection.once("GET", GUARDED, "Authorization: " + scheme + " " + good)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer\t%s",
                "Bearer: %s",
                "Bearer=%s",
                "Bearer \"%s\"",
                "Bearer '%s'",
                "Bearer%s",
                "Bearer %s x",
                "Bearer",
                "Bearer ",
                "Basic %s",
                "Token %s",
                "%s"
            })
    void anythingElseIsRefused(String value) throws IOException {
        boolean accepted = value.equals("Bearer\t%s") && ServerLimit.A_TAB_IS_A_SPACE.appliesHere();
        assertThat(RawConnection.once("GET", GUARDED, "Authorization: " + value.formatted(good))
                        .status())
                .isIn(accepted ? List.of(200) : List.of(400, 401));
    }

    @Test
    void aTokenOutsideTheHeaderIsNotRead() {
        HttpRequest.Builder form = Quickstart.request("POST", GUARDED)
                .POST(BodyPublishers.ofString("application=shop&version=1&access_token=" + good));

        assertThat(Quickstart.get(GUARDED + "?access_token=" + good).status()).isEqualTo(401);
        assertThat(Quickstart.send(form).status()).isEqualTo(401);
        assertThat(Quickstart.send(Quickstart.request("GET", GUARDED)
                                .header("Cookie", "Bearer=" + good + "; access_token=" + good))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_192, 65_536, 1_048_576})
    void aHugeTokenIsRefusedAndTheNextGoodOneAccepted(int length) throws IOException {
        assertThat(refusal("Authorization: Bearer " + "a".repeat(length))).isIn(400, 401, 413, 431);
        assertThat(Quickstart.get(GUARDED, good).status()).isEqualTo(200);
    }

    /** A server may hang up on a header that is too long for it, without an answer. That counts as 431. */
    private static int refusal(String header) {
        try {
            return RawConnection.once("GET", GUARDED, header).status();
        } catch (IOException hungUp) {
            return 431;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/deployments/",
                "/api//deployments",
                "//api/deployments",
                "/api/./deployments",
                "/api/status/../deployments",
                "/api/%64eployments",
                "/api/deployments;x=y",
                "/api;x=y/deployments",
                "/api/deployments%2f",
                "/api/deployments%3b",
                "/api/deployments%00",
                "/api/deployments?x=/api/status",
                "/api/status;/../deployments",
                "/api/status%2f..%2fdeployments",
                "/report/",
                "//report",
                "/./report",
                "/open/../report",
                "/%72eport",
                "/report;x=y",
                "/report;jsessionid=0000",
                "/report%3b",
                "/report%00",
                "/open;/../report",
                "/open%2f..%2freport",
                "/REPORT"
            })
    void anotherSpellingOfThePathOpensNothing(String path) throws IOException {
        assertThat(RawConnection.once("GET", path).status()).matches(status -> status / 100 != 2, "refused");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/deployments, HEAD",
        "/api/deployments, POST",
        "/api/deployments, PUT",
        "/api/deployments, PATCH",
        "/api/deployments, DELETE",
        "/api/deployments, TRACE",
        "/api/deployments, get",
        "/api/deployments, NONSENSE",
        "/report, HEAD",
        "/report, POST",
        "/report, PUT",
        "/report, PATCH",
        "/report, DELETE",
        "/report, OPTIONS",
        "/report, TRACE",
        "/report, get",
        "/report, NONSENSE"
    })
    void anotherMethodOpensNothing(String path, String method) throws IOException {
        assertThat(RawConnection.once(method, path, "Content-Length: 0").status())
                .matches(status -> status / 100 != 2, "refused");
        assertThat(RawConnection.once("GET", path, "X-HTTP-Method-Override: " + method)
                        .status())
                .matches(status -> status / 100 != 2, "refused");
    }

    @Test
    void nothingSticksToAConnection() throws IOException {
        for (String path : new String[] {GUARDED, "/report"}) {
            try (RawConnection connection = RawConnection.open()) {
                assertThat(connection
                                .send("GET", path, "Authorization: Bearer " + good)
                                .status())
                        .isEqualTo(200);
                assertThat(connection
                                .send("GET", path, "Authorization: Bearer " + bad)
                                .status())
                        .isEqualTo(401);
                assertThat(connection.send("GET", path).status()).isEqualTo(401);
                assertThat(connection
                                .send("GET", path, "Authorization: Bearer " + good)
                                .status())
                        .isEqualTo(200);
            }
        }
    }
}
