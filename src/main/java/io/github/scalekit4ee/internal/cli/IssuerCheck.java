package io.github.scalekit4ee.internal.cli;

import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.VerificationKeys.JwkSetEndpoint;
import io.github.scalekit4ee.internal.config.source.EnvironmentNames;
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

    private static final String METADATA = "/.well-known/openid-configuration";

    private final EnvironmentConfiguration environment;
    private final String key;
    private final String issuersKey;

    /** @param name of the environment; empty for the unnamed one */
    IssuerCheck(String name, EnvironmentConfiguration environment) {
        this.environment = environment;
        this.key = label(name, "environment-url");
        this.issuersKey = label(name, "issuers");
    }

    private static String label(String name, String key) {
        return EnvironmentNames.label("scalekit." + (name.isEmpty() ? "" : "environments." + name + ".") + key);
    }

    List<Line> lines() {
        URI url = environment.environmentUrl();
        if (url == null || !(environment.verificationKeys() instanceof JwkSetEndpoint endpoint)) {
            return List.of(Line.note(
                    "issuer",
                    environment.profile() == Profile.OTHER_ISSUER
                            ? "The issuer is not Scalekit's, so only its keys are looked at."
                            : "No Scalekit environment is configured, so there is no issuer to reach.",
                    ""));
        }
        return lines(URI.create(url + METADATA), endpoint);
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
            lines.add(new ClockCheck(environment.clockSkew())
                    .line(response.headers().firstValue("Date"), Instant.now()));
            lines.addAll(metadata(response, endpoint.uri()));
            return lines;
        } catch (IOException e) {
            return List.of(Line.wrong(
                    "reach",
                    e.getMessage() + ".",
                    "Check " + key + ", the network, and -Dhttps.proxyHost or scalekit.http.proxy."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Line.wrong("reach", "The exchange was interrupted.", "Run the command again."));
        }
    }

    /** OpenID Connect Discovery section 3. */
    private List<Line> metadata(BoundedResponse response, URI keys) {
        if (response.status() != 200) {
            return List.of(Line.wrong(
                    "metadata",
                    "There is no metadata: the answer is " + response.status() + " instead of 200.",
                    "Check that " + key + " is the environment's own URL, without a path."));
        }
        Map<String, @Nullable Object> document;
        try {
            document = StrictJson.parseObject(response.body());
        } catch (MalformedJsonException e) {
            return List.of(Line.wrong(
                    "metadata",
                    "The metadata is " + e.getMessage() + ".",
                    "Check that " + key + " leads to Scalekit and not to a page of a proxy."));
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
        return environment.issuers().contains(named)
                ? Line.well("metadata", "The metadata names an issuer that is accepted: " + named)
                : Line.wrong(
                        "metadata",
                        "The metadata names the issuer " + named + ", which is not an accepted one.",
                        "Set " + issuersKey + " to it if the environment has a custom domain.");
    }
}
