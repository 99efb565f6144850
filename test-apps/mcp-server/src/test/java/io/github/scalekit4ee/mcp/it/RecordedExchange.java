package io.github.scalekit4ee.mcp.it;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request and its response, as far as they are told. A token is only said to be there. */
final class RecordedExchange {

    private static final Pattern METHOD = Pattern.compile("\"method\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern TOOL = Pattern.compile("\"name\"\\s*:\\s*\"(list_deployments|deploy_application)\"");

    private final String request;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile HttpResponse<?> response;

    private RecordedExchange(String request) {
        this.request = request;
    }

    static RecordedExchange of(HttpExchange exchange, byte[] body, boolean tokenAdded) {
        String text = new String(body, StandardCharsets.UTF_8);
        StringBuilder line = new StringBuilder(exchange.getRequestMethod())
                .append(' ')
                .append(exchange.getRequestURI().getPath());
        find(METHOD, text, line);
        if (text.contains("tools/call")) {
            find(TOOL, text, line);
        }
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            line.append(", with a token");
        } else if (tokenAdded) {
            line.append(", with the proxy's token");
        }
        return new RecordedExchange(line.toString());
    }

    private static void find(Pattern pattern, String text, StringBuilder line) {
        Matcher found = pattern.matcher(text);
        if (found.find()) {
            line.append(' ').append(found.group(1));
        }
    }

    void answered(HttpResponse<?> answer) {
        response = answer;
    }

    synchronized void body(byte[] part, int length) {
        body.write(part, 0, length);
    }

    String request() {
        return request;
    }

    int status() {
        return response == null ? 0 : response.statusCode();
    }

    /** Empty where there is none. */
    String challenge() {
        return response == null
                ? ""
                : response.headers().firstValue("WWW-Authenticate").orElse("");
    }

    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder(request).append("\n  ");
        if (response == null) {
            text.append("(a stream without an event so far)");
        } else {
            text.append(status());
            response.headers().firstValue("Content-Type").ifPresent(type -> text.append(' ')
                    .append(type));
        }
        if (!challenge().isEmpty()) {
            text.append("\n  WWW-Authenticate: ").append(challenge());
        }
        if (request.contains("/.well-known/") && status() == 200) {
            text.append("\n  ").append(body.toString(StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}
