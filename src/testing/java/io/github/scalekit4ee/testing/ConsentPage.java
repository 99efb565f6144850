package io.github.scalekit4ee.testing;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** The page on which a user allows a client something, or not. A test posts its form as a browser would. */
final class ConsentPage {
    static final String DECISION = "decision";
    static final String ALLOW = "allow";
    /** For tests: everything that was asked, without naming it. */
    static final String ALLOW_ALL = "allow-all";

    static final String DENY = "deny";
    static final String SCOPE = "scope";
    static final String USER = "user";
    static final String ROLES = "roles";
    static final String DEFAULT_USER = "usr_17002334227791972";

    private ConsentPage() {}

    static Response of(AuthorizationRequest asked, ReturnAddress address) {
        String name = asked.client().name();
        return Html.page(
                200,
                "Allow " + name + "?",
                """
                <p class="note">This is a simulated Scalekit environment. There is nobody to sign in: choose who you are.</p>
                <form method="post">
                <table>
                <tr><th>Client</th><td>%s<br><code>%s</code></td></tr>
                <tr><th>For</th><td>%s</td></tr>
                <tr><th>Returns to</th><td><code>%s</code></td></tr>
                </table>
                <h2>It may</h2>
                %s
                <label>as the user <input type="text" name="user" value="%s"></label>
                <label>with the roles <input type="text" name="roles" value=""></label>
                <button name="decision" value="allow">Allow what is ticked</button>
                <button name="decision" value="deny">Deny</button>
                </form>
                """
                        .formatted(
                                Html.escaped(name),
                                Html.escaped(asked.client().id()),
                                audience(asked.audience()),
                                Html.escaped(origin(address.uri())),
                                ticks(asked.scopes()),
                                DEFAULT_USER));
    }

    /** What cannot be sent back to the client, because nobody knows that it is the client (RFC 6749 section 4.1.2.1). */
    static Response refusal(OAuthError error) {
        return Html.page(
                400,
                "The client's request is wrong",
                "<p>%s</p><p><code>%s</code></p>\n<p class=\"note\">You are not sent back, because the address may be somebody else's.</p>"
                        .formatted(Html.escaped(error.description()), Html.escaped(error.error())));
    }

    private static String audience(List<String> audience) {
        return audience.isEmpty()
                ? "the client itself"
                : audience.stream()
                        .map(one -> "<code>" + Html.escaped(one) + "</code>")
                        .collect(Collectors.joining("<br>"));
    }

    private static String ticks(List<String> scopes) {
        return scopes.isEmpty()
                ? "<p>do nothing: it asks for no scope.</p>"
                : scopes.stream()
                        .map(scope ->
                                "<label><input type=\"checkbox\" name=\"scope\" value=\"%1$s\" checked> %1$s</label>"
                                        .formatted(Html.escaped(scope)))
                        .collect(Collectors.joining("\n"));
    }

    /** Without the query, which may hold what is the client's own. */
    private static String origin(String uri) {
        URI parsed = URI.create(uri);
        return parsed.getQuery() == null ? uri : uri.substring(0, uri.indexOf('?'));
    }
}
