package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.BackChannelLogoutConfiguration;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.config.source.SafeText;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads where logout tokens are taken, and for whom they are. */
final class BackChannelLogoutReader {

    /** Below it are paths that others have given a meaning to, such as that of the resource metadata (RFC 8615). */
    private static final String WELL_KNOWN = "/.well-known";

    private final Values values;

    BackChannelLogoutReader(Values values) {
        this.values = values;
    }

    /**
     * Null if none are taken, or if the path is wrong.
     *
     * @param verifier null where no token is verified, or where a problem is noted already
     */
    @Nullable
    BackChannelLogoutConfiguration read(@Nullable VerifierConfiguration verifier) {
        if (!values.isSet(ScalekitKey.BACK_CHANNEL_LOGOUT_PATH)) {
            refuseWithoutPath();
            return null;
        }
        String path = path();
        Set<String> given = values.list(ScalekitKey.BACK_CHANNEL_LOGOUT_AUDIENCES, Values::entry);
        if (path == null || verifier == null) {
            return null;
        }
        Map<String, Set<String>> audiences = new TreeMap<>();
        verifier.environments()
                .forEach((name, environment) ->
                        audiences.put(name, given.isEmpty() ? audiences(name, environment.audiences()) : given));
        audiences.forEach((name, accepted) -> {
            if (accepted.isEmpty() && !values.isSet(ScalekitKey.BACK_CHANNEL_LOGOUT_AUDIENCES)) {
                refuseWithoutAudience(name);
            }
        });
        return new BackChannelLogoutConfiguration(path, audiences);
    }

    /** Null if it is not set, or wrong, which is noted. */
    @Nullable
    String path() {
        return values.parsed(ScalekitKey.BACK_CHANNEL_LOGOUT_PATH, BackChannelLogoutReader::path)
                .orElse(null);
    }

    private static String path(String text) throws MalformedValueException {
        String path = PathPatterns.path(text);
        if ((path + "/").startsWith(WELL_KNOWN + "/") || path.matches("(?i)/(WEB|META)-INF(/.*)?")) {
            throw new MalformedValueException(
                    SafeText.value(text) + " is below a directory that has a meaning already",
                    "Write another path, such as /backchannel-logout");
        }
        return path;
    }

    /** A user's access token has the application's client id in {@code aud}, so this may be it. */
    private Set<String> audiences(String environment, Set<String> ofAccessTokens) {
        Set<String> audiences = new LinkedHashSet<>(ofAccessTokens);
        String client = environment.isEmpty() ? values.text(ScalekitKey.CLIENT_ID) : null;
        if (client != null) {
            audiences.add(client);
        }
        return audiences;
    }

    private void refuseWithoutAudience(String environment) {
        values.problem(
                ScalekitKey.BACK_CHANNEL_LOGOUT_AUDIENCES,
                "is not set, and nothing else says which client"
                        + (environment.isEmpty() ? "" : " of the environment " + SafeText.name(environment))
                        + " logout tokens are for",
                "Name the client that users sign in to: "
                        + values.instruction(ScalekitKey.BACK_CHANNEL_LOGOUT_AUDIENCES, "<its client id>"));
    }

    private void refuseWithoutPath() {
        if (values.isSet(ScalekitKey.BACK_CHANNEL_LOGOUT_AUDIENCES)) {
            values.problem(
                    ScalekitKey.BACK_CHANNEL_LOGOUT_AUDIENCES,
                    "has no effect without " + values.label(ScalekitKey.BACK_CHANNEL_LOGOUT_PATH),
                    "Remove it, or " + values.instruction(ScalekitKey.BACK_CHANNEL_LOGOUT_PATH, "/backchannel-logout"));
        }
    }
}
