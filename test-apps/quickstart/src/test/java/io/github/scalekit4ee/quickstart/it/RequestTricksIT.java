package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.quickstart.behaviour.Entrances;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    /** The plain path first: a server may keep what it found out about it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/guarded",
                "/guarded",
                "/today.guarded",
                "/guarded-below/x",
                "/guarded-below",
                "/guarded.txt"
            })
    void anotherSpellingOfThePathOpensNothing(String path) throws IOException {
        assertThat(RawConnection.once("GET", path, "Authorization: Bearer " + good)
                        .body())
                .startsWith(Entrances.MARKER);
        long before = entrances();
        List<String> opened = new ArrayList<>();
        for (String spelling : Spellings.of(path)) {
            for (Caller caller : List.of(Caller.ANONYMOUS, Caller.STRANGER, Caller.FORGED)) {
                if (isOpened("GET", spelling, headers(caller))) {
                    opened.add(spelling + " to " + caller);
                }
            }
        }

        assertThat(opened).isEmpty();
        assertThat(entrances()).isEqualTo(before);
        assertThat(RawConnection.once("GET", path, "Authorization: Bearer " + good)
                        .body())
                .startsWith(Entrances.MARKER);
    }

    /** The server itself must not find a way that the test above has not found: the count is right. */
    @Test
    void anEntranceCounts() throws IOException {
        for (String path : List.of("/api/guarded", "/guarded", "/today.guarded", "/guarded-below/x")) {
            long before = entrances();

            assertThat(isOpened("GET", path, "Authorization: Bearer " + good))
                    .as(path)
                    .isTrue();

            assertThat(entrances()).as(path).isEqualTo(before + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "NONSENSE"})
    void anotherMethodOpensNothing(String method) throws IOException {
        for (String path : List.of("/api/guarded", "/guarded", "/today.guarded", "/guarded-below/x", "/guarded.txt")) {
            long before = entrances();
            for (Caller caller : List.of(Caller.ANONYMOUS, Caller.STRANGER, Caller.FORGED)) {
                assertThat(isOpened(method, path, headers(caller, "Content-Length: 0")))
                        .as("%s %s by %s", method, path, caller)
                        .isFalse();
                assertThat(isOpened("GET", path, headers(caller, "X-HTTP-Method-Override: " + method)))
                        .as("GET as %s %s by %s", method, path, caller)
                        .isFalse();
            }
            assertThat(entrances()).as(path).isEqualTo(before);
        }
    }

    /** The marker, not the status: a failure inside is an entrance as well. A server may hang up instead of an answer. */
    private static boolean isOpened(String method, String path, String... headers) {
        try {
            return RawConnection.once(method, path, headers).body().contains(Entrances.MARKER);
        } catch (IOException | RuntimeException hungUp) {
            return false;
        }
    }

    private static String[] headers(Caller caller, String... others) {
        List<String> headers = new ArrayList<>(List.of(others));
        caller.token(SCALEKIT).ifPresent(token -> headers.add("Authorization: Bearer " + token));
        return headers.toArray(String[]::new);
    }

    private static long entrances() {
        return Long.parseLong(Quickstart.get("/api/entrances").body());
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
