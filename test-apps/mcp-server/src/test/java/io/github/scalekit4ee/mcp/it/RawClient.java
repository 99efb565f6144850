package io.github.scalekit4ee.mcp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Speaks MCP by hand, for what no client would do. */
final class RawClient {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String token;
    private final String session;

    private RawClient(String token, String session) {
        this.token = token;
        this.session = session;
    }

    /** @param token null for none */
    static RawClient without(String token) {
        return new RawClient(token, null);
    }

    static RawClient connect(String token) {
        HttpResponse<String> answer = without(token).initialize();
        RawClient client = new RawClient(
                token, answer.headers().firstValue("Mcp-Session-Id").orElseThrow());
        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return client;
    }

    /** The same session with another token. */
    RawClient with(String other) {
        return new RawClient(other, session);
    }

    HttpResponse<String> initialize() {
        return send(
                """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
                "capabilities":{},"clientInfo":{"name":"by hand","version":"1"}}}""");
    }

    HttpResponse<String> callTool(String name, String arguments) {
        return send(
                """
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"%s","arguments":%s}}"""
                        .formatted(name, arguments));
    }

    HttpResponse<String> send(String message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(McpServerTest.URL))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json, text/event-stream")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (session != null) {
            request.header("Mcp-Session-Id", session);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
