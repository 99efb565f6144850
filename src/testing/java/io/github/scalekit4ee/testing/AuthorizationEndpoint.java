package io.github.scalekit4ee.testing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /oauth/authorize} and {@code /resources/<id>/oauth/authorize}: GET shows the consent page, and a POST of its form
 * to the same address decides. Nothing is kept in between.
 */
final class AuthorizationEndpoint {
    private static final Pattern PATH = Pattern.compile("(?:/resources/([^/]+))?/oauth/authorize");

    private final Clients clients;
    private final Resources resources;
    private final AuthorizationCodes codes;

    AuthorizationEndpoint(Clients clients, Resources resources, AuthorizationCodes codes) {
        this.clients = clients;
        this.resources = resources;
        this.codes = codes;
    }

    static boolean serves(String path) {
        return PATH.matcher(path).matches();
    }

    Response respond(RecordedRequest request) {
        boolean decides = request.method().equals("POST");
        if (!decides && !request.method().equals("GET")) {
            return Response.methodNotAllowed("GET, POST");
        }
        try {
            OAuthParameters parameters = OAuthParameters.query(request);
            String resourceId = resourceId(request.path());
            ReturnAddress address = ReturnAddress.of(parameters, clients, resources, resourceId);
            try {
                AuthorizationRequest asked =
                        AuthorizationRequest.of(parameters, address.client(), resources, resourceId);
                return decides
                        ? decided(asked, address, OAuthParameters.form(request))
                        : ConsentPage.of(asked, address);
            } catch (OAuthError e) {
                return address.withError(e);
            }
        } catch (OAuthError e) {
            return ConsentPage.refusal(e);
        }
    }

    private Response decided(AuthorizationRequest asked, ReturnAddress address, OAuthParameters form)
            throws OAuthError {
        List<String> granted = form.all(ConsentPage.SCOPE);
        switch (form.required(ConsentPage.DECISION)) {
            case ConsentPage.ALLOW ->
                granted = asked.scopes().stream().filter(granted::contains).toList();
            case ConsentPage.ALLOW_ALL -> granted = asked.scopes();
            case ConsentPage.DENY -> throw OAuthError.accessDenied("The user said no.");
            default ->
                throw OAuthError.invalidRequest(
                        ConsentPage.DECISION + " is allow (with scope fields), allow-all or deny.");
        }
        Authorization authorization = new Authorization(
                Secrets.next(),
                asked.client(),
                asked.resourceId(),
                granted,
                asked.audience(),
                form.single(ConsentPage.USER).orElse(ConsentPage.DEFAULT_USER),
                form.words(ConsentPage.ROLES),
                Ids.next("ses_"),
                asked.nonce());
        return address.withCode(codes.issue(authorization, address, asked.challenge()));
    }

    private static @Nullable String resourceId(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
