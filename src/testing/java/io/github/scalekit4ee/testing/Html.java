package io.github.scalekit4ee.testing;

import java.util.Map;

/** Pages for people: one file, no script, nothing from elsewhere, readable on a telephone. */
final class Html {
    private static final String STYLE =
            """
            body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:44rem;padding:1.5rem;color:#1b1b1b;background:#fff}
            h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:1.6rem}
            code,pre{font:14px/1.4 ui-monospace,monospace;background:#f2f2f2;border-radius:4px}
            code{padding:.1em .3em;overflow-wrap:anywhere}pre{padding:.8em;white-space:pre-wrap;overflow-wrap:anywhere}
            table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3em .6em .3em 0}
            label{display:block;margin:.4em 0}input[type=text]{font:inherit;padding:.3em;width:100%;box-sizing:border-box}
            button{font:inherit;padding:.5em 1.2em;margin:.6em .6em 0 0}
            .note{color:#555}
            """;

    private Html() {}

    static Response page(int status, String title, String body) {
        String document =
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <h1>%s</h1>
                %s
                </body>
                </html>
                """
                        .formatted(escaped(title), STYLE, escaped(title), body);
        return new Response(
                status,
                Map.of(
                        "Content-Type", "text/html;charset=UTF-8",
                        "Cache-Control", "no-store",
                        "Referrer-Policy", "no-referrer",
                        // No form-action: browsers apply it to the redirect to the client, too.
                        "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"),
                document);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
