package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drives an environment over HTTP under {@code /_control/}: parameters in the query or a form, plain text back, so that
 * curl and {@link RemoteScalekit} need no JSON. GET and POST are the same.
 */
final class ControlSurface implements LoopbackListener.Handler {
    private static final String PREFIX = "/_control/";
    private static final String HELP =
            """
            Controls of the simulated Scalekit environment; parameters in the query or a form.

            mint                a token: kind=organization-client (the default), user, agent (with resource=res_…), id-token,
                                idp-initiated-login or logout; scopes= and audience=; lifetime=PT10M, or -PT10M for an expired one;
                                subject=, client=, client_id=, organization=, issuer=, scope=, roles=, permissions=;
                                claim.NAME=VALUE; without=NAME
            clients             registers a client: id=, secret=, scope=, organization=, audience=, lifetime=
            applications        registers a client that users sign in to: id=, redirect_uri=, scope=; secret= unless it is public
            resources           registers a resource such as an MCP server: id=res_…, url=, scope=
            rotate              a new key, which signs from now on
            publish-next-key    a new key, which does not sign yet
            sign-with           kid=: another key signs
            remove-key          kid=: no longer published
            keys, signing-key   which there are
            outage              endpoint=keys, token, metadata, authorization or registration; fault=status:503, refuse, hang, html and others
            script              the same for the next requests, one fault= each
            recover             ends outage and script, of one endpoint= or of all
            requests            endpoint=: how many have come; forget-requests starts at 0
            addresses, now      its addresses and its time
            sign                kid=, algorithm=, input=: a signature over any input
            """;

    private static final Set<String> WITHOUT_PARAMETERS = Stream.of(
                    "addresses", "now", "rotate", "publish-next-key", "keys", "signing-key", "forget-requests")
            .map(PREFIX::concat)
            .collect(Collectors.toUnmodifiableSet());

    private final SimulatedScalekit scalekit;
    private final URI ownAddress;

    ControlSurface(SimulatedScalekit scalekit, URI ownAddress) {
        this.scalekit = scalekit;
        this.ownAddress = ownAddress;
    }

    boolean serves(RecordedRequest request) {
        return request.path().startsWith(PREFIX);
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        exchange.send(respond(exchange.request()));
    }

    private Response respond(RecordedRequest request) {
        try {
            Map<String, List<String>> all = new LinkedHashMap<>(FormParameters.parse(request.query()));
            all.putAll(request.parameters());
            ControlParameters parameters = new ControlParameters(all);
            if (WITHOUT_PARAMETERS.contains(request.path())) {
                parameters.only();
            }
            return perform(request.path(), parameters);
        } catch (IllegalArgumentException e) {
            return Response.text(400, e.getMessage() + "\n");
        }
    }

    private Response perform(String path, ControlParameters parameters) {
        return switch (path) {
            case PREFIX -> Response.text(200, HELP);
            case PREFIX + "addresses" -> lines(ownAddress, scalekit.environmentUrl(), scalekit.issuer());
            case PREFIX + "now" -> lines(scalekit.mint().now());
            case PREFIX + "rotate" -> lines(scalekit.rotateKeys().kid());
            case PREFIX + "publish-next-key" -> lines(scalekit.publishNextKey().kid());
            case PREFIX + "sign-with" ->
                lines(scalekit.signWith(parameters.only("kid").required("kid")).kid());
            case PREFIX + "keys" -> lines(scalekit.publishedKids().toArray());
            case PREFIX + "signing-key" ->
                lines(scalekit.signingKey().kid(), scalekit.signingKey().algorithm());
            case PREFIX + "remove-key" ->
                done(() -> scalekit.removeKey(parameters.only("kid").required("kid")));
            case PREFIX + "sign" -> lines(signature(parameters.only("kid", "algorithm", "input")));
            case PREFIX + "mint" -> lines(parameters.draft(scalekit.mint()).token());
            case PREFIX + "clients" -> done(() -> scalekit.registerClient(parameters.client()));
            case PREFIX + "applications" -> done(() -> scalekit.registerApplication(parameters.application()));
            case PREFIX + "resources" -> done(() -> scalekit.registerResource(parameters.resource()));
            case PREFIX + "outage" -> done(() -> outage(parameters.only("endpoint", "fault")));
            case PREFIX + "script" -> done(() -> script(parameters.only("endpoint", "fault")));
            case PREFIX + "recover" -> done(() -> recover(parameters.only("endpoint")));
            case PREFIX + "requests" ->
                lines(scalekit.requests(parameters.only("endpoint").endpoint()));
            case PREFIX + "forget-requests" -> done(() -> scalekit.journal().clear());
            default -> Response.text(404, "There is no control " + path + ".\n" + HELP);
        };
    }

    private void outage(ControlParameters parameters) {
        scalekit.outage(parameters.endpoint(), FaultText.parse(parameters.required("fault")));
    }

    private void script(ControlParameters parameters) {
        scalekit.script(
                parameters.endpoint(),
                parameters.all("fault").stream().map(FaultText::parse).toArray(Fault[]::new));
    }

    private String signature(ControlParameters parameters) {
        JwsAlgorithm algorithm = JwsAlgorithm.of(parameters.required("algorithm"));
        byte[] input = parameters.required("input").getBytes(US_ASCII);
        return CompactJws.base64Url(scalekit.key(parameters.required("kid")).sign(algorithm, input));
    }

    private void recover(ControlParameters parameters) {
        if (parameters.all("endpoint").isEmpty()) {
            scalekit.recover();
        } else {
            scalekit.recover(parameters.endpoint());
        }
    }

    private static Response done(Runnable action) {
        action.run();
        return lines("done");
    }

    private static Response lines(Object... lines) {
        return Response.text(200, Arrays.stream(lines).map(line -> line + "\n").collect(Collectors.joining()));
    }
}
