package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.http.BoundedHttpClient;
import io.github.scalekit4ee.internal.http.BoundedResponse;
import io.github.scalekit4ee.internal.http.HttpUris;
import io.github.scalekit4ee.internal.http.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gets keys from a URL (RFC 7517 section 5). Any answer but a 200 with a usable key is a failure, a redirect too. */
final class HttpJwkSetFetcher implements JwkSetFetcher {

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,9})");
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    private final URI uri;
    private final Duration timeout;
    private final Format format;
    private final BoundedHttpClient http;

    /** How the body is read. */
    interface Format {

        /**
         * @return at least one key
         * @throws IOException when there is no usable key
         */
        List<VerificationKey> parse(byte[] body) throws IOException;
    }

    /** @param http closed with this fetcher */
    HttpJwkSetFetcher(URI uri, Duration timeout, Format format, BoundedHttpClient http) {
        this.uri = uri;
        this.timeout = timeout;
        this.format = format;
        this.http = http;
    }

    @Override
    public Fetched fetch() throws FetchFailedException {
        BoundedResponse response = get();
        if (response.status() != 200) {
            throw new FetchFailedException(
                    HttpUris.shown(uri) + " answered " + response.status() + " instead of keys",
                    RetryAfter.of(response.headers(), LONGEST_RETRY_AFTER),
                    null);
        }
        try {
            return new Fetched(format.parse(response.body()), maxAge(response));
        } catch (IOException e) {
            throw new FetchFailedException(
                    HttpUris.shown(uri) + " answered no usable keys: " + e.getMessage(), null, e);
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
            throw new FetchFailedException("fetching " + HttpUris.shown(uri) + " was interrupted", null, e);
        }
    }

    private static @Nullable Duration maxAge(BoundedResponse response) {
        String fields = String.join(",", response.headers().allValues("Cache-Control"));
        Matcher matcher = MAX_AGE.matcher(fields.toLowerCase(Locale.ROOT));
        return matcher.find() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : null;
    }

    @Override
    public void close() {
        http.close();
    }
}
