package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.fuzz.Finding;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.http.RetryAfter;
import io.github.scalekit4ee.internal.json.JacksonReading;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a token endpoint may say: the first line as {@code Retry-After}, the rest as the body of a good answer and of an error. The
 * result is fit for a header, for a cache and for a log, and Jackson reads the same token.
 */
public final class TokenResponseFuzz {

    private static final Credentials CREDENTIALS = new Credentials("m2m_1", "hush+hush/hush");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2026-04-22T07:00:00Z");

    private TokenResponseFuzz() {}

    public static void fuzzerTestOneInput(byte[] answer) {
        int line = 0;
        while (line < answer.length && answer[line] != '\n') {
            line++;
        }
        checkRetryAfter(new String(answer, 0, line, StandardCharsets.ISO_8859_1));
        byte[] body = Arrays.copyOfRange(answer, Math.min(line + 1, answer.length), answer.length);
        checkToken(body);
        checkError(body);
    }

    private static void checkRetryAfter(String value) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Retry-After", List.of(value)), (name, any) -> true);
        Duration wait = RetryAfter.of(headers, LONGEST_WAIT, NOW);
        Finding.unless(
                wait == null || (!wait.isNegative() && wait.compareTo(LONGEST_WAIT) <= 0), "a wait out of range");
    }

    private static void checkToken(byte[] body) {
        TokenResponse response;
        try {
            response = TokenResponse.parse(body, Set.of("requested"), NOW);
        } catch (MalformedTokenResponseException refused) {
            Finding.unless(isPlain(refused.getMessage()), "a message that is none");
            return;
        }
        Map<String, Object> members = JacksonReading.of(body).orElseThrow().object();
        Finding.unless(response.accessToken().equals(members.get("access_token")), "another token");
        Finding.unless(
                response.accessToken().chars().allMatch(c -> c > ' ' && c < 0x7F), "a token that splits a header");
        Finding.unless("bearer".equalsIgnoreCase((String) members.get("token_type")), "a token of another type");
        Finding.unless(
                response.lifetime().compareTo(Duration.ofSeconds(1)) >= 0
                        && response.lifetime().compareTo(Duration.ofDays(366)) <= 0,
                "a lifetime out of range");
        Finding.unless(response.scopes().stream().noneMatch(String::isEmpty), "a scope without a name");
        Finding.unless(
                !response.toString().contains(response.accessToken()) || isShort(response), "a token that is shown");
    }

    /** A token of a few letters may stand in the words around it. */
    private static boolean isShort(TokenResponse response) {
        return response.accessToken().length() < 12
                || response.lifetime().toString().contains(response.accessToken());
    }

    private static void checkError(byte[] body) {
        OAuthError error = OAuthError.parse(body, CREDENTIALS);
        Finding.unless(error.code() == null || error.code().length() <= 64, "a long code");
        Finding.unless(error.description() == null || error.description().length() <= 256, "a long description");
        String shown = error.inParentheses();
        Finding.unless(!shown.contains(CREDENTIALS.clientSecret()), "the secret");
        Finding.unless(!shown.contains(TokenRequest.encoded(CREDENTIALS.clientSecret())), "the encoded secret");
        Finding.unless(shown.chars().noneMatch(Character::isISOControl), "a control character");
        Finding.unless(StandardCharsets.UTF_8.newEncoder().canEncode(shown), "half of a surrogate pair");
    }

    private static boolean isPlain(String text) {
        return text != null && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
