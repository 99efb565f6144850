package io.github.scalekit4ee.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a control request, read as what they stand for. Every complaint is an IllegalArgumentException. */
final class ControlParameters {
    private static final String CLAIM = "claim.";

    private final Map<String, List<String>> parameters;

    ControlParameters(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    Optional<String> first(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw new IllegalArgumentException("The parameter " + name + " is there more than once.");
        }
        return values.stream().findFirst();
    }

    /** A parameter that nobody reads is a typing error, and would be a silent one. */
    ControlParameters only(String... names) {
        for (String name : parameters.keySet()) {
            if (!List.of(names).contains(name)) {
                throw new IllegalArgumentException("There is no parameter " + name + " here. "
                        + (names.length == 0 ? "Write none." : "Use " + String.join(", ", names) + "."));
            }
        }
        return this;
    }

    String required(String name) {
        return first(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("The parameter " + name + " is missing. Add " + name + "=…"));
    }

    Endpoint endpoint() {
        return Endpoint.of(required("endpoint"));
    }

    /** {@code id}, {@code secret}, {@code scope} (separated by spaces), {@code organization} (empty for none), {@code audience}, {@code lifetime}. */
    RegisteredClient client() {
        only("id", "secret", "scope", "organization", "audience", "lifetime");
        RegisteredClient client = RegisteredClient.of(required("id"), required("secret"), words("scope"))
                .withAudience(all("audience").toArray(String[]::new));
        if (first("organization").isPresent()) {
            String organization = required("organization");
            client = client.withOrganization(organization.isEmpty() ? null : organization);
        }
        return first("lifetime").isPresent() ? client.withLifetime(duration("lifetime")) : client;
    }

    /** {@code id}, {@code redirect_uri} (each), {@code secret} unless the client is public, {@code scope} (separated by spaces), {@code post_logout_redirect_uri} (each). */
    RegisteredApplication application() {
        only("id", "secret", "redirect_uri", "scope", "post_logout_redirect_uri");
        return new RegisteredApplication(
                required("id"),
                first("secret").orElse(null),
                all("redirect_uri"),
                List.of(words("scope")),
                all("post_logout_redirect_uri"));
    }

    /** {@code id}, {@code url} if it has one, {@code scope} (separated by spaces). */
    RegisteredResource resource() {
        only("id", "url", "scope");
        return new RegisteredResource(required("id"), first("url").orElse(null), List.of(words("scope")));
    }

    /** {@code kind} and, each if it is there, what the token should carry. */
    TokenDraft draft(TokenMint mint) {
        TokenDraft draft = kind(mint);
        for (String name : parameters.keySet()) {
            draft = changed(draft, name, mint.now());
        }
        return draft;
    }

    private TokenDraft kind(TokenMint mint) {
        String kind = first("kind").orElse("organization-client");
        return switch (kind) {
            case "organization-client" -> mint.organizationClient();
            case "user" -> mint.user();
            case "agent" -> mint.agent(required("resource"));
            case "id-token" -> mint.idToken();
            case "idp-initiated-login" -> mint.idpInitiatedLogin();
            case "logout" -> mint.logout();
            default ->
                throw new IllegalArgumentException("There is no kind of token " + kind
                        + ". Use organization-client, user, agent, id-token, idp-initiated-login or logout.");
        };
    }

    private TokenDraft changed(TokenDraft draft, String name, Instant now) {
        return switch (name) {
            case "kind", "resource" -> draft;
            case "client" -> draft.client(required(name));
            case "client_id" -> draft.clientId(required(name));
            case "subject" -> draft.subject(required(name));
            case "organization" -> draft.organization(required(name));
            case "issuer" -> draft.issuer(required(name));
            case "scopes" -> draft.scopes(words(name));
            case "scope" -> draft.scope(required(name));
            case "roles" -> draft.roles(words(name));
            case "permissions" -> draft.permissions(words(name));
            case "audience" -> draft.audience(all(name).toArray(String[]::new));
            case "lifetime" -> draft.living(now, duration(name));
            case "without" -> draft.without(all(name).toArray(String[]::new));
            default -> claim(draft, name);
        };
    }

    private TokenDraft claim(TokenDraft draft, String name) {
        if (!name.startsWith(CLAIM)) {
            throw new IllegalArgumentException(
                    "There is no parameter " + name + ". For a claim use claim." + name + "=…");
        }
        return draft.claim(name.substring(CLAIM.length()), required(name));
    }

    private Duration duration(String name) {
        return duration(name, required(name));
    }

    static Duration duration(String name, String value) {
        try {
            return Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " needs an ISO-8601 duration, such as PT10M for ten minutes or -PT10M for ten minutes ago.",
                    e);
        }
    }

    private String[] words(String name) {
        String text = String.join(" ", all(name)).strip();
        return text.isEmpty() ? new String[0] : text.split(" +", -1);
    }
}
