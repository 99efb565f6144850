package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Drives an environment over HTTP under {@code /_control/}: parameters in the query or a form, plain text back, so that
 * curl and {@link RemoteScalekit} need no JSON. GET and POST are the same.
 */
final class ControlSurface implements LoopbackListener.Handler {
    private static final String PREFIX = "/_control/";

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
            return perform(request.path(), new ControlParameters(all));
        } catch (IllegalArgumentException e) {
            return Response.text(400, e.getMessage() + "\n");
        }
    }

    private Response perform(String path, ControlParameters parameters) {
        return switch (path) {
            case PREFIX + "addresses" -> lines(ownAddress, scalekit.environmentUrl(), scalekit.issuer());
            case PREFIX + "now" -> lines(scalekit.mint().now());
            case PREFIX + "rotate" -> lines(scalekit.rotateKeys().kid());
            case PREFIX + "publish-next-key" -> lines(scalekit.publishNextKey().kid());
            case PREFIX + "sign-with" ->
                lines(scalekit.signWith(parameters.required("kid")).kid());
            case PREFIX + "keys" -> lines(scalekit.publishedKids().toArray());
            case PREFIX + "signing-key" ->
                lines(scalekit.signingKey().kid(), scalekit.signingKey().algorithm());
            case PREFIX + "remove-key" -> done(() -> scalekit.removeKey(parameters.required("kid")));
            case PREFIX + "sign" -> lines(signature(parameters));
            case PREFIX + "mint" -> lines(parameters.draft(scalekit.mint()).token());
            case PREFIX + "clients" -> done(() -> scalekit.registerClient(parameters.client()));
            case PREFIX + "outage" ->
                done(() -> scalekit.outage(parameters.endpoint(), FaultText.parse(parameters.required("fault"))));
            case PREFIX + "script" ->
                done(() -> scalekit.script(
                        parameters.endpoint(),
                        parameters.all("fault").stream().map(FaultText::parse).toArray(Fault[]::new)));
            case PREFIX + "recover" -> done(() -> recover(parameters));
            case PREFIX + "requests" -> lines(scalekit.requests(parameters.endpoint()));
            case PREFIX + "forget-requests" -> done(() -> scalekit.journal().clear());
            default -> Response.text(404, "There is no control " + path + ".\n");
        };
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
