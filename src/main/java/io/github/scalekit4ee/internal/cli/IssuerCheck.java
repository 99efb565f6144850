package io.github.scalekit4ee.internal.cli;

import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.config.VerificationKeys.JwkSetEndpoint;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.http.BoundedHttpClient;
import io.github.scalekit4ee.internal.http.BoundedResponse;
import io.github.scalekit4ee.internal.http.HttpUris;
import io.github.scalekit4ee.internal.json.MalformedJsonException;
import io.github.scalekit4ee.internal.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the issuer can be reached as the application would reach it, has the same time, and says of itself what is configured. */
final class IssuerCheck {

    private static final String KEYS = "/keys";
    private static final String METADATA = "/.well-known/openid-configuration";

    private final VerifierConfiguration verifier;

    IssuerCheck(VerifierConfiguration verifier) {
        this.verifier = verifier;
    }

    List<Line> lines() {
        if (!(verifier.verificationKeys() instanceof JwkSetEndpoint endpoint)
                || !endpoint.uri().getPath().endsWith(KEYS)) {
            return List.of(
                    Line.note("issuer", "No Scalekit environment is configured, so there is no issuer to reach.", ""));
        }
        String keys = endpoint.uri().toString();
        return lines(URI.create(keys.substring(0, keys.length() - KEYS.length()) + METADATA), endpoint);
    }

    private List<Line> lines(URI metadata, JwkSetEndpoint endpoint) {
        JwksConfiguration jwks = endpoint.jwks();
        try (BoundedHttpClient http = BoundedHttpClient.open("scalekit4ee-doctor", jwks.http())) {
            long start = System.nanoTime();
            BoundedResponse response = http.send(
                    HttpRequest.newBuilder(metadata)
                            .header("Accept", "application/json")
                            .build(),
                    jwks.timeout());
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            List<Line> lines = new ArrayList<>();
            lines.add(Line.well(
                    "reach",
                    HttpUris.shown(metadata) + " answered " + response.status() + " in " + taken.toMillis() + " ms"));
            lines.add(
                    new ClockCheck(verifier.clockSkew()).line(response.headers().firstValue("Date"), Instant.now()));
            lines.addAll(metadata(response, endpoint.uri()));
            return lines;
        } catch (IOException e) {
            return List.of(
                    Line.wrong(
                            "reach",
                            e.getMessage() + ".",
                            "Check scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL), the network, and -Dhttps.proxyHost or scalekit.http.proxy."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Line.wrong("reach", "The exchange was interrupted.", "Run the command again."));
        }
    }

    /** OpenID Connect Discovery section 3. */
    private List<Line> metadata(BoundedResponse response, URI keys) {
        if (response.status() != 200) {
            return List.of(
                    Line.wrong(
                            "metadata",
                            "There is no metadata: the answer is " + response.status() + " instead of 200.",
                            "Check that scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL) is the environment's own URL, without a path."));
        }
        Map<String, @Nullable Object> document;
        try {
            document = StrictJson.parseObject(response.body());
        } catch (MalformedJsonException e) {
            return List.of(
                    Line.wrong(
                            "metadata",
                            "The metadata is " + e.getMessage() + ".",
                            "Check that scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL) leads to Scalekit and not to a page of a proxy."));
        }
        List<Line> lines = new ArrayList<>();
        lines.add(issuer(String.valueOf(document.get("issuer"))));
        if (!keys.toString().equals(document.get("jwks_uri"))) {
            lines.add(Line.note(
                    "metadata",
                    "The metadata names another URL for the keys than " + HttpUris.shown(keys)
                            + ", from which they are read.",
                    "Where the environment has a custom domain, that is as it should be."));
        }
        return lines;
    }

    private Line issuer(String named) {
        return verifier.issuers().contains(named)
                ? Line.well("metadata", "The metadata names an issuer that is accepted: " + named)
                : Line.wrong(
                        "metadata",
                        "The metadata names the issuer " + named + ", which is not an accepted one.",
                        "Set scalekit.issuers (SCALEKIT_ISSUERS) to it if the environment has a custom domain.");
    }
}
