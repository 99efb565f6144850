package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.KeySourceUnavailableException;
import java.security.Principal;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says in one line of level FINE, for each refusal, which request it was, why, and what would have been accepted. Of the token it says
 * {@code client_id} alone, and that only of a token that the issuer has signed. Works out nothing where nobody listens.
 */
public final class RejectionLog {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.security");

    /** A client's id is short; a claim may have any length. */
    private static final int LONGEST_ID = 64;

    private static final int LONGEST_LIST = 500;

    private RejectionLog() {}

    static void badToken(Supplier<RejectedRequest> request, InvalidTokenException refusal, Set<String> acceptable) {
        if (isOn()) {
            LOG.fine("A token was refused (" + refusal.reason() + "): " + refusal.getMessage() + " ["
                    + request.get().line() + accepted(acceptable) + client(refusal.clientId()) + "]");
        }
    }

    static void noAnswer(Supplier<RejectedRequest> request, KeySourceUnavailableException reason) {
        write(request, 503, () -> String.valueOf(reason.getMessage()), null);
    }

    /** For a caller who is not known. */
    public static void nobody(Supplier<RejectedRequest> request) {
        if (isOn()) {
            RejectedRequest refused = request.get();
            write(() -> refused, 401, refused::whyNobody, null);
        }
    }

    /**
     * For any other refusal.
     *
     * @param why as the rest of a sentence; nothing of the request
     * @param caller null for nobody
     */
    public static void write(
            Supplier<RejectedRequest> request, int status, Supplier<String> why, @Nullable Principal caller) {
        if (isOn()) {
            String client = caller instanceof AccessTokenCallerPrincipal known
                    ? client(known.accessToken().clientId())
                    : "";
            LOG.fine("A request was refused with " + status + ": " + why.get() + " ["
                    + request.get().line() + client + "]");
        }
    }

    static boolean isOn() {
        return LOG.isLoggable(Level.FINE);
    }

    private static String accepted(Set<String> acceptable) {
        return acceptable.isEmpty() ? "" : "; accepted: " + cut(String.join(" ", new TreeSet<>(acceptable)));
    }

    /** From configuration, which may have many. */
    private static String cut(String list) {
        return list.length() > LONGEST_LIST ? list.substring(0, LONGEST_LIST) + "..." : list;
    }

    private static String client(@Nullable String id) {
        return id == null ? "" : "; client: " + RejectedRequest.shown(id, LONGEST_ID);
    }
}
