package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.internal.json.MalformedJsonException;
import io.github.scalekit4ee.internal.json.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer (RFC 6749 section 5.1), read strictly: what is stored for hours is worth a close look.
 *
 * @param accessToken fit for a header field
 * @param lifetime counted from the request
 * @param scopes what the token grants
 */
record TokenResponse(String accessToken, Duration lifetime, Set<String> scopes) {

    /**
     * Where {@code expires_in} is absent, which RFC 6749 section 5.1 allows: the shortest lifetime Scalekit gives a client. A token
     * that is a JWT may end before that, by its own {@code exp}.
     */
    static final Duration LIFETIME_UNLESS_TOLD = Duration.ofMinutes(5);

    /** More than this is a mistake, such as a point in time where a duration belongs. */
    static final Duration LONGEST_CREDIBLE_LIFETIME = Duration.ofDays(366);

    /** {@code b64token} of RFC 6750 section 2.1. */
    private static final Pattern B64TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** Takes the place of the generated one, which would show the token. */
    @Override
    public String toString() {
        return "TokenResponse[lifetime=" + lifetime + "]";
    }

    /**
     * @param requestedScopes what the token grants where the answer does not say (RFC 6749 section 5.1)
     * @param now the wall clock, to read a token's own {@code exp} by
     * @throws MalformedTokenResponseException when the body is anything but a bearer token and its lifetime
     */
    static TokenResponse parse(byte[] body, Set<String> requestedScopes, Instant now)
            throws MalformedTokenResponseException {
        Map<String, @Nullable Object> members;
        try {
            members = StrictJson.parseObject(body);
        } catch (MalformedJsonException e) {
            throw new MalformedTokenResponseException("the body is not one JSON object: " + e.getMessage());
        }
        String token = accessToken(members);
        return new TokenResponse(
                token, lifetime(members.get("expires_in"), token, now), scopes(members, requestedScopes));
    }

    private static String accessToken(Map<String, @Nullable Object> members) throws MalformedTokenResponseException {
        if (!(members.get("token_type") instanceof String type) || !type.equalsIgnoreCase("Bearer")) {
            throw new MalformedTokenResponseException("token_type is not Bearer");
        }
        if (!(members.get("access_token") instanceof String token)
                || !B64TOKEN.matcher(token).matches()) {
            throw new MalformedTokenResponseException("access_token is not a bearer token");
        }
        return token;
    }

    private static Duration lifetime(@Nullable Object expiresIn, String token, Instant now)
            throws MalformedTokenResponseException {
        if (expiresIn == null) {
            return untold(token, now);
        }
        if (!(expiresIn instanceof Long seconds) || seconds <= 0 || seconds > LONGEST_CREDIBLE_LIFETIME.toSeconds()) {
            throw new MalformedTokenResponseException(
                    "expires_in is not a number of seconds between 1 and " + LONGEST_CREDIBLE_LIFETIME.toSeconds());
        }
        return Duration.ofSeconds(seconds);
    }

    /** What nobody has signed for us can only shorten the time: a longer one is the endpoint's to promise. */
    private static Duration untold(String token, Instant now) throws MalformedTokenResponseException {
        Instant end = JwtExpiry.of(token);
        if (end == null || end.isAfter(now.plus(LIFETIME_UNLESS_TOLD))) {
            return LIFETIME_UNLESS_TOLD;
        }
        if (!end.isAfter(now)) {
            throw new MalformedTokenResponseException(
                    "expires_in is absent, and by its own exp the token has ended. Compare this machine's clock with the"
                            + " token endpoint's");
        }
        return Duration.between(now, end);
    }

    private static Set<String> scopes(Map<String, @Nullable Object> members, Set<String> requested)
            throws MalformedTokenResponseException {
        Object scope = members.get("scope");
        if (scope == null) {
            return requested;
        }
        if (!(scope instanceof String text)) {
            throw new MalformedTokenResponseException("scope is not a string");
        }
        return Arrays.stream(text.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
