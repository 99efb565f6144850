package io.github.scalekit4ee.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the logout token in a form (OpenID Connect Back-Channel Logout 1.0 section 2.5). Reads the body itself: a server's limit for forms is
 * in megabytes, and its parameters are also those of the query, where a token would stand in logs.
 */
final class LogoutForm {

    /** Room for the largest token that is looked at, and for what an issuer may send beside it. */
    private static final int MOST = 48 * 1024;

    private static final String NAME = "logout_token";

    private LogoutForm() {}

    /** There is no one token. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final String description;

        UnreadableException(int status, String description) {
            super(description, null, false, false);
            this.status = status;
            this.description = description;
        }

        int status() {
            return status;
        }

        String description() {
            return description;
        }
    }

    static String token(HttpServletRequest request) throws IOException, UnreadableException {
        List<String> tokens = tokens(request);
        if (tokens.size() != 1) {
            throw new UnreadableException(
                    400,
                    tokens.isEmpty()
                            ? "the form has no parameter " + NAME
                            : "the form has more than one parameter " + NAME);
        }
        return tokens.get(0);
    }

    private static List<String> tokens(HttpServletRequest request) throws IOException, UnreadableException {
        String body = body(request);
        if (!body.isEmpty()) {
            return values(body);
        }
        // A filter of the application may have asked for a parameter, and then the server has read the body.
        String[] parameters = request.getParameterValues(NAME);
        String query = request.getQueryString();
        return parameters == null || (query != null && !values(query).isEmpty())
                ? List.of()
                : Arrays.asList(parameters);
    }

    private static String body(HttpServletRequest request) throws IOException, UnreadableException {
        if (request.getContentLengthLong() > MOST) {
            throw tooLarge();
        }
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(MOST + 1);
        } catch (IllegalStateException e) {
            return ""; // somebody has asked for the reader
        }
        if (body.length > MOST) {
            throw tooLarge();
        }
        return new String(body, UTF_8);
    }

    private static UnreadableException tooLarge() {
        return new UnreadableException(413, "the form is larger than " + MOST + " bytes");
    }

    private static List<String> values(String form) throws UnreadableException {
        List<String> values = new ArrayList<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && decoded(pair.substring(0, equals)).equals(NAME)) {
                values.add(decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) throws UnreadableException {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(400, "the form is not encoded as its content type says");
        }
    }
}
