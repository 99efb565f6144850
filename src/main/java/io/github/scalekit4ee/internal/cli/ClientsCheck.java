package io.github.scalekit4ee.internal.cli;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.internal.access.ClientAccess;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.observe.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gets a token with each client, and verifies it. */
final class ClientsCheck {

    private final Map<String, ClientConfiguration> clients;
    private final @Nullable Verifier verifier;

    /** @param verifier null where the application verifies no tokens */
    ClientsCheck(Map<String, ClientConfiguration> clients, @Nullable Verifier verifier) {
        this.clients = new TreeMap<>(clients);
        this.verifier = verifier;
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        clients.forEach((name, configuration) -> lines.addAll(lines(called(name), configuration)));
        return lines.isEmpty()
                ? List.of(Line.well("client", "No client for outgoing calls is configured, so no token is asked for."))
                : lines;
    }

    private static String called(String name) {
        return name.isEmpty() ? "The client" : "The client " + name;
    }

    private List<Line> lines(String client, ClientConfiguration configuration) {
        try (ClientCredentialsClient opened = ClientAccess.ACCESS.get().open(configuration, Events.none(), null)) {
            AccessToken token = opened.accessToken();
            Line got = Line.well(
                    "client",
                    client + " got a token for "
                            + Duration.between(Instant.now(), token.expiresAt())
                                    .plusMillis(500)
                                    .toSeconds() + " s with "
                            + (token.scopes().isEmpty()
                                    ? "scopes that the answer does not name"
                                    : "the scopes " + String.join(" ", new TreeSet<>(token.scopes()))));
            return verifier == null ? List.of(got) : List.of(got, verified(client, token, verifier));
        } catch (TokenRequestException e) {
            return List.of(Line.wrong("client", client + " got no token. " + e.getMessage(), ""));
        }
    }

    /** A token for another service is rightly refused here, and only whoever configured the client knows. */
    private static Line verified(String client, AccessToken token, Verifier verifier) {
        try {
            String whose = verifier.whose(verifier.verify(token.value()));
            return Line.well("client-token", "This application accepts that token" + whose + ".");
        } catch (InvalidTokenException e) {
            String whose = verifier.whose(verifier.examine(token.value()).environment());
            String text =
                    "This application refuses that token" + whose + " (" + e.reason() + "): " + e.getMessage() + ".";
            return e.reason() == Reason.AUDIENCE
                    ? Line.note(
                            "client-token",
                            text,
                            "Right where " + client.replaceFirst("The", "the") + " calls other services only. "
                                    + Fixes.of(e.reason()))
                    : Line.wrong("client-token", text, Fixes.of(e.reason()));
        } catch (KeySourceUnavailableException e) {
            return Line.wrong("client-token", "That token cannot be verified: there are no keys.", "");
        }
    }
}
