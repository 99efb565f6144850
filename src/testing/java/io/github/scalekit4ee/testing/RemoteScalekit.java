package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drives a {@link SimulatedScalekitServer} in another process, or an environment whose builder was given a control port.
 * Methods mean what they mean at {@link SimulatedScalekit}. Each makes an HTTP request and throws
 * {@link UncheckedIOException} when that fails, or {@link IllegalArgumentException} when the environment refuses it.
 */
public final class RemoteScalekit {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI control;
    private final URI environmentUrl;
    private final String issuer;

    private RemoteScalekit(URI anyAddress) {
        List<String> addresses = ask(anyAddress, "addresses", Map.of());
        control = URI.create(addresses.get(0));
        environmentUrl = URI.create(addresses.get(1));
        issuer = addresses.get(2);
    }

    /**
     * Connects to a running environment.
     *
     * @param address the environment's URL or its control URL
     * @return a client, which needs no closing
     */
    public static RemoteScalekit connect(URI address) {
        return new RemoteScalekit(address);
    }

    /** {@return the environment's URL} */
    public URI environmentUrl() {
        return environmentUrl;
    }

    /** {@return the {@code iss} of its tokens} */
    public String issuer() {
        return issuer;
    }

    /** {@return a maker of tokens, which the environment's clock dates and its current key signs} */
    public TokenMint mint() {
        return new TokenMint(issuer, new RemoteClock(this), TOKEN_LIFETIME, this::signer);
    }

    /**
     * Registers a client.
     *
     * @param client the client
     */
    public void registerClient(RegisteredClient client) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("id", List.of(client.id()));
        parameters.put("secret", List.of(client.secret()));
        parameters.put("scope", List.of(String.join(" ", client.scopes())));
        parameters.put("audience", client.audience());
        parameters.put(
                "organization",
                List.of(Optional.ofNullable(client.organizationId()).orElse("")));
        if (client.lifetime() != null) {
            parameters.put("lifetime", List.of(client.lifetime().toString()));
        }
        ask("clients", parameters);
    }

    /**
     * Registers an application that users sign in to.
     *
     * @param application the application
     */
    public void registerApplication(RegisteredApplication application) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("id", List.of(application.id()));
        if (application.secret() != null) {
            parameters.put("secret", List.of(application.secret()));
        }
        parameters.put("redirect_uri", application.redirectUris());
        parameters.put("post_logout_redirect_uri", application.postLogoutRedirectUris());
        parameters.put("scope", List.of(String.join(" ", application.scopes())));
        ask("applications", parameters);
    }

    /**
     * Registers a resource such as an MCP server.
     *
     * @param resource the resource
     */
    public void registerResource(RegisteredResource resource) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("id", List.of(resource.id()));
        if (resource.url() != null) {
            parameters.put("url", List.of(resource.url()));
        }
        parameters.put("scope", List.of(String.join(" ", resource.scopes())));
        ask("resources", parameters);
    }

    /** {@return the {@code kid} of the new key, which signs from now on} */
    public String rotateKeys() {
        return ask("rotate", Map.of()).get(0);
    }

    /** {@return the {@code kid} of a new key, which is published but does not sign yet} */
    public String publishNextKey() {
        return ask("publish-next-key", Map.of()).get(0);
    }

    /**
     * Signs with another of the environment's keys from now on.
     *
     * @param kid its name
     */
    public void signWith(String kid) {
        ask("sign-with", Map.of("kid", List.of(kid)));
    }

    /**
     * Stops publishing a key.
     *
     * @param kid its name
     */
    public void removeKey(String kid) {
        ask("remove-key", Map.of("kid", List.of(kid)));
    }

    /** {@return the {@code kid} of the key that signs} */
    public String signingKid() {
        return ask("signing-key", Map.of()).get(0);
    }

    /** {@return the {@code kid} of every published key, oldest first} */
    public List<String> publishedKids() {
        return ask("keys", Map.of());
    }

    /**
     * Lets every request of an endpoint meet a fault until {@link #recover}.
     *
     * @param endpoint the endpoint
     * @param fault the fault; not {@link Fault#rewriteBody}, which is code
     */
    public void outage(Endpoint endpoint, Fault fault) {
        ask("outage", Map.of("endpoint", List.of(endpoint.name()), "fault", List.of(fault.toString())));
    }

    /**
     * Lets the next requests of an endpoint meet one fault each.
     *
     * @param endpoint the endpoint
     * @param inTurn the faults; not {@link Fault#rewriteBody}, which is code
     */
    public void script(Endpoint endpoint, Fault... inTurn) {
        List<String> faults = Arrays.stream(inTurn).map(Fault::toString).toList();
        ask("script", Map.of("endpoint", List.of(endpoint.name()), "fault", faults));
    }

    /** Ends every fault and script. */
    public void recover() {
        ask("recover", Map.of());
    }

    /**
     * How many requests have arrived at an endpoint.
     *
     * @param endpoint the endpoint
     * @return the count
     */
    public int requests(Endpoint endpoint) {
        return Integer.parseInt(
                ask("requests", Map.of("endpoint", List.of(endpoint.name()))).get(0));
    }

    /**
     * Waits until an endpoint has got so many requests in all.
     *
     * @param endpoint the endpoint
     * @param count the number to wait for
     * @param limit how long to wait
     * @throws AssertionError if fewer came in time
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public void awaitRequests(Endpoint endpoint, int count, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (int arrived = requests(endpoint); arrived < count; arrived = requests(endpoint)) {
            if (System.nanoTime() - deadline >= 0) {
                throw new AssertionError("Expected " + count + " requests of " + endpoint + " within " + limit
                        + ", but " + arrived + " came.");
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** Starts counting at zero. */
    public void forgetRequests() {
        ask("forget-requests", Map.of());
    }

    private Signer signer() {
        List<String> current = ask("signing-key", Map.of());
        return new RemoteSigner(this, current.get(0), JwsAlgorithm.of(current.get(1)));
    }

    private record RemoteSigner(RemoteScalekit scalekit, String kid, JwsAlgorithm algorithm) implements Signer {
        @Override
        public byte[] sign(JwsAlgorithm with, byte[] input) {
            List<String> answer = scalekit.ask(
                    "sign",
                    Map.of(
                            "kid", List.of(kid),
                            "algorithm", List.of(with.name()),
                            "input", List.of(new String(input, US_ASCII))));
            return Base64.getUrlDecoder().decode(answer.get(0));
        }
    }

    private static final class RemoteClock extends Clock {
        private final RemoteScalekit scalekit;

        RemoteClock(RemoteScalekit scalekit) {
            this.scalekit = scalekit;
        }

        @Override
        public Instant instant() {
            return Instant.parse(scalekit.ask("now", Map.of()).get(0));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("nobody needs the environment's time in another zone");
        }
    }

    private List<String> ask(String what, Map<String, List<String>> parameters) {
        return ask(control, what, parameters);
    }

    private List<String> ask(URI address, String what, Map<String, List<String>> parameters) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/_control/" + what))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(FormParameters.format(parameters)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalArgumentException("The simulated environment refuses " + what + ": "
                        + response.body().strip() + " (status " + response.statusCode() + ")");
            }
            return response.body().lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No simulated environment with a control port answers at " + address + ". Start one first.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the simulated environment.", e);
        }
    }
}
