package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.json.JsonWriter;
import io.github.scalekit4ee.internal.logout.BackChannelLogout;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers the issuer that says who has logged out (OpenID Connect Back-Channel Logout 1.0 sections 2.5 and 2.8). It is for everybody: the
 * logout token alone says who sends the request. So there is no session, no cookie that counts, and nothing that a page could do in somebody
 * else's name by letting a browser send the form.
 */
public final class LogoutEndpoint {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.security");

    private static final LogoutEndpoint NONE = new LogoutEndpoint(null, () -> null);

    private static final String FORM = "application/x-www-form-urlencoded";

    /** Time until somebody may have made room. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final @Nullable String path;
    private final Supplier<@Nullable BackChannelLogout> logout;

    /** @param logout null before the start of the application */
    public LogoutEndpoint(@Nullable String path, Supplier<@Nullable BackChannelLogout> logout) {
        this.path = path;
        this.logout = logout;
    }

    /** Where no logout tokens are taken. */
    public static LogoutEndpoint none() {
        return NONE;
    }

    /** By the path that the server has found, so that it is the same that chooses the servlet. */
    boolean isFor(HttpServletRequest request) {
        return path != null && path.equals(request.getServletPath()) && request.getPathInfo() == null;
    }

    /** Writes the whole response. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            refuse(405, "a logout token is sent by POST", request, response);
        } else if (!isForm(request.getContentType())) {
            refuse(415, "the content type is not " + FORM, request, response);
        } else {
            take(request, response);
        }
    }

    private void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token;
        try {
            token = LogoutForm.token(request);
        } catch (LogoutForm.UnreadableException e) {
            refuse(e.status(), e.description(), request, response);
            return;
        }
        try {
            accept(token);
            response.setStatus(HttpServletResponse.SC_OK);
            response.setHeader("Cache-Control", ErrorResponse.CACHE_CONTROL);
            response.setContentLength(0);
        } catch (InvalidTokenException e) {
            refuse(400, e.getMessage(), request, response);
        } catch (KeySourceUnavailableException e) {
            RejectionLog.noAnswer(() -> RejectedRequest.of(request), e);
            unavailable("The keys that verify logout tokens cannot be had at present", e.retryAfter(), response);
        } catch (IllegalStateException e) {
            LOG.warning("A user who has logged out at the issuer keeps access: " + e.getMessage());
            unavailable("The logout cannot be carried out at present", RETRY, response);
        }
    }

    private void accept(String token) {
        BackChannelLogout started = logout.get();
        if (started == null) {
            throw new IllegalStateException("The application has not started.");
        }
        started.accept(token);
    }

    private static boolean isForm(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT).equals(FORM);
    }

    private static void refuse(int status, String description, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RejectionLog.write(() -> RejectedRequest.of(request), status, () -> description, null);
        write(status, "invalid_request", description, null, response);
    }

    private static void unavailable(String description, Duration retryAfter, HttpServletResponse response)
            throws IOException {
        write(503, "temporarily_unavailable", description, retryAfter, response);
    }

    private static void write(
            int status, String error, String description, @Nullable Duration retryAfter, HttpServletResponse response)
            throws IOException {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        ServletErrorResponses.write(new ErrorResponse(status, null, retryAfter, JsonWriter.object(body)), response);
    }
}
