package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.http.BoundedHttpClient;
import io.github.scalekit4ee.internal.http.BoundedResponse;
import io.github.scalekit4ee.internal.http.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gets a JWK Set from a URL (RFC 7517 section 5). */
final class HttpJwkSetFetcher implements JwkSetFetcher {

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[ ,])max-age=\"?(\\d{1,9})");
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    private final URI uri;
    private final Duration timeout;
    private final JwkSetParser parser;
    private final BoundedHttpClient http;

    HttpJwkSetFetcher(URI uri, Duration timeout, JwkSetParser parser, BoundedHttpClient http) {
        this.uri = uri;
        this.timeout = timeout;
        this.parser = parser;
        this.http = http;
    }

    @Override
    public Fetched fetch() throws FetchFailedException {
        BoundedResponse response = get();
        if (response.status() != 200) {
            throw new FetchFailedException(
                    uri + " answered " + response.status() + " instead of a JWK Set",
                    RetryAfter.of(response.headers(), LONGEST_RETRY_AFTER),
                    null);
        }
        try {
            return new Fetched(parser.parse(response.body()), maxAge(response));
        } catch (IOException e) {
            throw new FetchFailedException(uri + " answered no usable JWK Set: " + e.getMessage(), null, e);
        }
    }

    private BoundedResponse get() throws FetchFailedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/jwk-set+json, application/json, text/plain, */*")
                .build();
        try {
            return http.send(request, timeout);
        } catch (IOException e) {
            throw new FetchFailedException(String.valueOf(e.getMessage()), null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailedException("fetching " + uri + " was interrupted", null, e);
        }
    }

    private static @Nullable Duration maxAge(BoundedResponse response) {
        Matcher matcher =
                MAX_AGE.matcher(response.headers().firstValue("Cache-Control").orElse(""));
        return matcher.find() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : null;
    }

    @Override
    public void close() {
        http.close();
    }
}
