package io.github.scalekit4ee.quickstart.demo.page;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.TokenRequestException;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * FOR THE DEMO ONLY: gives a token to whoever asks, with the scopes that are asked for. A real caller has its own client and its
 * own secret; here the server holds them, so that the page needs none. Works with a simulated environment on this machine
 * and refuses with any other.
 */
@WebServlet("/demo/token")
public class TokenDesk extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Set<String> SCOPES = Set.of("read:deployments", "deploy:applications");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final transient Map<Set<String>, ClientCredentialsClient> clients = new ConcurrentHashMap<>();

    /** Whether there are tokens to be had here; with a real environment the page asks for one that the user brings. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, 200, Map.of("environment", environment().toString(), "tokens", isOpen()));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Set<String> scopes = asked(request);
        if (!isOpen()) {
            answer(
                    response,
                    403,
                    Map.of("problem", "Tokens are given for the simulated environment of the demo only."));
        } else if (scopes.isEmpty() || !SCOPES.containsAll(scopes)) {
            answer(response, 400, Map.of("problem", "Ask for one or both of " + SCOPES + "."));
        } else {
            give(response, scopes);
        }
    }

    private void give(HttpServletResponse response, Set<String> scopes) throws IOException {
        try {
            String token = clients.computeIfAbsent(scopes, TokenDesk::client)
                    .accessToken()
                    .value();
            answer(response, 200, Map.of("token", token));
        } catch (TokenRequestException e) {
            answer(response, 503, Map.of("problem", "The simulated environment gave no token: " + e.getMessage()));
        }
    }

    private static Set<String> asked(HttpServletRequest request) {
        String[] values = request.getParameterValues("scope");
        return values == null ? Set.of() : Set.copyOf(List.of(values));
    }

    private static ClientCredentialsClient client(Set<String> scopes) {
        return ClientCredentialsClient.builder()
                .environmentUrl(environment())
                .clientId(System.getenv("DEMO_CLIENT_ID"))
                .clientSecret(System.getenv("DEMO_CLIENT_SECRET"))
                .scopes(scopes.toArray(String[]::new))
                .build();
    }

    private static boolean isOpen() {
        return System.getenv("DEMO_CLIENT_SECRET") != null
                && THIS_MACHINE.contains(environment().getHost());
    }

    private static URI environment() {
        return URI.create(System.getenv("SCALEKIT_ENVIRONMENT_URL"));
    }

    private static void answer(HttpServletResponse response, int status, Map<String, Object> body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(Json.createObjectBuilder(body).build().toString());
    }

    @Override
    public void destroy() {
        clients.values().forEach(ClientCredentialsClient::close);
    }
}
