package io.github.scalekit4ee.quickstart.demo.browser;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One page of the browser: goes to an address, clicks as a mouse does, reads texts, and remembers every request and complaint. */
public final class Page implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    private final List<URI> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicInteger last = new AtomicInteger();
    private final WebSocket socket;

    private Page(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Messages())
                .join();
    }

    static Page open(URI address) {
        Page page = new Page(address);
        for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
            page.command(domain + ".enable", Map.of());
        }
        return page;
    }

    /** Sizes the page and goes there. */
    public void visit(URI address, int width, int height) throws Exception {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        // The document that is left answers to the same address, perhaps, but has this mark.
        value("window.left = true");
        command("Page.navigate", Map.of("url", address.toString()));
        await("!window.left && document.readyState === 'complete' && location.href === '" + address + "'");
    }

    /** {@return the value of an expression, as text} */
    public String value(String expression) {
        JsonObject answer = command("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"));
        if (answer.containsKey("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.getJsonObject("exceptionDetails"));
        }
        return answer.getJsonObject("result").getString("value");
    }

    public String text(String selector) {
        return value("document.querySelector(" + Json.createValue(selector) + ").innerText");
    }

    /** Waits until the expression is true; what the page does asynchronously has no other end. */
    public void await(String expression) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!value(expression).equals("true")) {
            if (System.nanoTime() > end) {
                throw new IOException("Not within " + LIMIT.toSeconds() + " s: " + expression);
            }
            Thread.sleep(50);
        }
    }

    /** In the middle of the element, after scrolling to it: what lies over it gets the click. */
    public void click(String selector) {
        String[] point = value("(() => { const e = document.querySelector(" + Json.createValue(selector) + ");"
                        + "e.scrollIntoView({ block: 'center' }); const r = e.getBoundingClientRect();"
                        + "return `${r.x + r.width / 2} ${r.y + r.height / 2}`; })()")
                .split(" ");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            command(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            Double.valueOf(point[0]),
                            "y",
                            Double.valueOf(point[1]),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    /** Into an input field, as a keyboard does. */
    public void type(String selector, String text) {
        click(selector);
        command("Input.insertText", Map.of("text", text));
    }

    /** The whole page, not only what the window shows. */
    public void picture(Path file) throws IOException {
        value("window.scrollTo(0, 0)");
        String data = command("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .getString("data");
        Files.write(file, Base64.getDecoder().decode(data));
    }

    /** {@return all that it has asked for since it was opened} */
    public List<URI> requests() {
        return List.copyOf(requests);
    }

    /** {@return uncaught exceptions, and what the browser wrote to its console but for the answers of HTTP that are no success} */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    private JsonObject command(String method, Map<String, Object> parameters) {
        int id = last.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        JsonObjectBuilder message = Json.createObjectBuilder()
                .add("id", id)
                .add("method", method)
                .add("params", Json.createObjectBuilder(parameters));
        socket.sendText(message.build().toString(), true).join();
        JsonObject result =
                answer.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        if (result.containsKey("error")) {
            throw new IllegalStateException(method + ": " + result.get("error"));
        }
        return result.getJsonObject("result");
    }

    private void receive(JsonObject message) {
        if (message.containsKey("id")) {
            waiting.remove(message.getInt("id")).complete(message);
            return;
        }
        JsonObject parameters = message.getJsonObject("params");
        switch (message.getString("method")) {
            case "Network.requestWillBeSent" -> {
                String url = parameters.getJsonObject("request").getString("url");
                if (!url.startsWith("data:")) { // asks nobody, and need not be a URI
                    requests.add(URI.create(url));
                }
            }
            case "Runtime.exceptionThrown" ->
                complaints.add(parameters.get("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> complaints.add(parameters.toString());
            case "Log.entryAdded" -> {
                JsonObject entry = parameters.getJsonObject("entry");
                if (!entry.getString("source").equals("network")) {
                    complaints.add(entry.toString());
                }
            }
            default -> {
                // Events that nobody asks for.
            }
        }
    }

    @Override
    public void close() {
        command("Page.close", Map.of());
        socket.abort();
    }

    private final class Messages implements WebSocket.Listener {
        private final List<CharSequence> parts = new ArrayList<>();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean isLast) {
            parts.add(data.toString());
            if (isLast) {
                String whole = String.join("", parts);
                parts.clear();
                receive(Json.createReader(new StringReader(whole)).readObject());
            }
            return WebSocket.Listener.super.onText(webSocket, data, isLast);
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            waiting.values().forEach(answer -> answer.completeExceptionally(error));
        }
    }
}
