package io.github.scalekit4ee.people.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What all pages have in common. */
final class Html {
    private Html() {}

    static void write(HttpServletResponse response, String body) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .print(
                        """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Deployments</title><link rel="icon" href="data:,"></head>
                <body>
                %s</body>
                </html>
                """
                                .formatted(body));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
