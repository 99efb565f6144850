package io.github.scalekit4ee.internal.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.github.scalekit4ee.internal.token.Sha256;
import java.net.URLEncoder;
import java.util.Hashtable;
import java.util.Set;
import java.util.UUID;
import javax.security.auth.Subject;

/**
 * Tells the server under which key it may cache the subject of a login.
 *
 * <p>Open Liberty signs an LTPA token with RSA at each Jakarta Authentication login, only to have a cache key: several times the
 * cost of verifying the access token. A {@code Hashtable} in the subject's private credentials names a key instead. The key is a
 * digest of the whole token behind a random part that belongs to this application, so that neither two tokens of one caller nor
 * two applications, or two configurations of one, ever share a subject. Groups that are not the token's are part of it: a subject
 * is kept for minutes, and they may be others by then.
 */
public abstract sealed class SubjectCacheKey {

    private SubjectCacheKey() {}

    /**
     * Adds the key to the subject of a login that is about to succeed, with the groups that the token gives.
     *
     * @param subject the client subject of this request
     * @param token the verified token
     */
    public abstract void addTo(Subject subject, String token);

    /**
     * Adds the key to the subject of a login that is about to succeed, with other groups than the token gives.
     *
     * @param subject the client subject of this request
     * @param token the verified token
     * @param groups all groups of the caller
     */
    public void addTo(Subject subject, String token, Set<String> groups) {
        // ASCII, as tokens are, and an ampersand nowhere but between.
        addTo(
                subject,
                groups.stream()
                        .sorted()
                        .map(group -> URLEncoder.encode(group, UTF_8))
                        .collect(joining("&", token + "&", "")));
    }

    public static SubjectCacheKey forThisServer() {
        return OpenLiberty.isThisServer() ? new DigestOfToken() : new None();
    }

    private static final class None extends SubjectCacheKey {

        @Override
        public void addTo(Subject subject, String token) {
            // No other server caches subjects by a key of its own making.
        }
    }

    private static final class DigestOfToken extends SubjectCacheKey {

        /** {@code AttributeNameConstants.WSCREDENTIAL_CACHE_KEY}, spelt out so as not to link to the server. */
        private static final String CACHE_KEY = "com.ibm.wsspi.security.cred.cacheKey";

        private final String application = "scalekit:" + UUID.randomUUID() + ":";
        private final Sha256 sha256 = new Sha256();

        @Override
        @SuppressWarnings("JdkObsolete") // the server looks for this very class
        public void addTo(Subject subject, String token) {
            Hashtable<String, Object> properties = new Hashtable<>();
            properties.put(CACHE_KEY, application.concat(sha256.hexadecimal(token)));
            subject.getPrivateCredentials().add(properties);
        }
    }
}
