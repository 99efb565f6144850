package io.github.scalekit4ee.internal.cli;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.internal.access.ClientAccess;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.json.JsonWriter;
import io.github.scalekit4ee.internal.observe.Events;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Gets a token for a shell variable: nothing but the token goes to standard output. */
final class TokenCommand {

    private final Settings settings;

    TokenCommand(Settings settings) {
        this.settings = settings;
    }

    int run(String name, boolean json, Terminal out, PrintStream err) {
        settings.problems().forEach(err::println);
        ScalekitConfiguration configuration = settings.configuration();
        if (configuration == null) {
            return Main.UNDECIDED;
        }
        ClientConfiguration client = configuration.clients().get(name);
        if (client == null) {
            err.println(missing(name, configuration));
            return Main.UNDECIDED;
        }
        try (ClientCredentialsClient opened = ClientAccess.ACCESS.get().open(client, Events.none(), null)) {
            AccessToken token = opened.accessToken();
            out.print((json ? json(token) : token.value()) + System.lineSeparator());
            return Main.WELL;
        } catch (TokenRequestException e) {
            err.println(e.getMessage());
            return Main.FAILED;
        }
    }

    private static String missing(String name, ScalekitConfiguration configuration) {
        TreeSet<String> names = new TreeSet<>(configuration.clients().keySet());
        names.remove("");
        String others = names.isEmpty() ? "" : " Configured are: --client=" + String.join(", --client=", names) + ".";
        return name.isEmpty()
                ? "No client is configured. Set SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET." + others
                : "No client of that name is configured." + others;
    }

    private static String json(AccessToken token) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("access_token", token.value());
        json.put("expires_at", token.expiresAt().toString());
        json.put("scopes", new TreeSet<>(token.scopes()));
        return JsonWriter.object(json);
    }
}
