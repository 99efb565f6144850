package io.github.scalekit4ee.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.TokenDraft;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * At the finest level the server's logs hold no part of a token and no value of a claim, whether the token was good, forged,
 * malformed or hostile. Each value that must not appear is one that nothing else would write.
 */
@ExtendWith(RunningDemo.class)
class SecretsInLogsIT {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The one claim that a refusal's line names, and only that of a token which the issuer has signed. */
    private static final String CLIENT_ID = "m2morg_client-of-the-log";

    private static final String SUBJECT = "m2morg_subject-not-for-the-log";
    private static final String ORGANIZATION = "org_organization-not-for-the-log";
    private static final String CLAIM = "claim-not-for-the-log";
    private static final String SCOPE = "scope:not-for-the-log";
    private static final String KEY_ID = "kid-not-for-the-log";
    private static final List<String> VALUES = List.of(CLIENT_ID, SUBJECT, ORGANIZATION, CLAIM, SCOPE, KEY_ID);

    private final URI application = URI.create("http://127.0.0.1:" + RunningDemo.PORT + "/quickstart/");

    @Test
    void noTokenNorClaimValueIsLoggedAtTheFinestLevel() throws Exception {
        List<String> sent = new ArrayList<>();
        for (String token : tokens()) {
            for (String path : List.of("api/deployments", "api/whoami", "api/status", "report")) {
                send(path, token);
            }
            sent.add(token);
        }

        String log = RunningDemo.LOGS.text();

        for (String refusal : List.of("(SIGNATURE)", "(EXPIRED)", "(MALFORMED)")) {
            assertThat(log.contains("A token was refused " + refusal))
                    .as("the level is on: " + refusal)
                    .isTrue();
        }
        assertThat(log.contains("; client: " + CLIENT_ID + "]")).isTrue();
        String others = log.replace("; client: " + CLIENT_ID + "]", "");
        for (String value : VALUES) {
            assertThat(others.contains(value)).as(value + " is in the log").isFalse();
        }
        for (String token : sent) {
            for (String part : parts(token)) {
                assertThat(log.contains(part))
                        .as("a part of a token is in the log: " + part)
                        .isFalse();
            }
        }
        assertThat(log.lines()).as("a kid with a line end").noneMatch(line -> line.startsWith("forged line"));
    }

    private static List<String> tokens() {
        String good = draft().token();
        int signature = good.lastIndexOf('.') + 1;
        String forged = good.substring(0, signature) + good.substring(signature).replace('a', 'b');
        Instant now = Instant.now();
        return List.of(
                good,
                forged,
                good + ".not-for-the-log",
                draft().audience("someone-else-" + CLAIM).token(),
                draft().issuer("https://" + CLAIM + ".scalekit.dev").token(),
                draft().issuedAt(now.minus(Duration.ofHours(2)))
                        .expiresAt(now.minus(Duration.ofHours(1)))
                        .token(),
                draft().header("kid", KEY_ID).token(),
                draft().header("kid", KEY_ID + "\r\nforged line").token(),
                draft().header("alg", CLAIM).token(),
                draft().header("typ", CLAIM).token(),
                draft().header("crit", List.of(CLAIM)).token(),
                draft().header("jku", "https://" + CLAIM + ".example/keys").token(),
                draft().without("exp").token(),
                draft().claim("exp", CLAIM).token(),
                draft().claim("sub", List.of(SUBJECT)).token(),
                draft().tokenWithPayload(("{\"sub\":\"" + SUBJECT + "\",\"" + CLAIM).getBytes(StandardCharsets.UTF_8)),
                "not-for-the-log.not-a-token");
    }

    private static TokenDraft draft() {
        return RunningDemo.SCALEKIT
                .mint()
                .organizationClient()
                .client(CLIENT_ID)
                .organization(ORGANIZATION)
                .scopes("read:deployments", "deploy:applications", SCOPE)
                .claim("custom", Map.of("nested", CLAIM));
    }

    private static List<String> parts(String token) {
        return Stream.of(token.split("\\.")).filter(part -> part.length() > 20).toList();
    }

    private void send(String path, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(application.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        assertThat(CLIENT.send(request, BodyHandlers.discarding()).statusCode()).isLessThan(500);
    }
}
