package io.github.scalekit4ee.internal.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.github.scalekit4ee.internal.token.Sha256;
import java.net.URLEncoder;
import java.util.Hashtable;
import java.util.Set;
import java.util.UUID;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Makes the keys under which the server may cache the subject of a login.
 *
 * <p>Open Liberty signs an LTPA token with RSA at each Jakarta Authentication login, only to have a cache key: several times the
 * cost of verifying the access token. A {@code Hashtable} in the subject's private credentials names a key instead. The key is a
 * digest of the whole token behind a random part that belongs to this application, so that neither two tokens of one caller nor
 * two applications, or two configurations of one, ever share a subject. Groups that are not the token's are part of it: a subject
 * is kept for minutes, and they may be others by then.
 */
public abstract sealed class SubjectCacheKeys {

    /** {@code AttributeNameConstants.WSCREDENTIAL_CACHE_KEY}, spelt out so as not to link to the server. */
    private static final String PROPERTY = "com.ibm.wsspi.security.cred.cacheKey";

    private SubjectCacheKeys() {}

    /** For a server that caches no subjects by a key of its own making. */
    static SubjectCacheKeys none() {
        return new None();
    }

    static SubjectCacheKeys digests() {
        return new DigestOfToken();
    }

    /**
     * The key for a caller who has the groups that the token gives.
     *
     * @param token the verified token
     * @return null where the server needs none
     */
    public abstract @Nullable String of(String token);

    /**
     * The key for a caller who has other groups than the token gives.
     *
     * @param token the verified token
     * @param groups all groups of the caller
     * @return null where the server needs none
     */
    public @Nullable String of(String token, Set<String> groups) {
        // ASCII, as tokens are, and an ampersand nowhere but between.
        return of(groups.stream()
                .sorted()
                .map(group -> URLEncoder.encode(group, UTF_8))
                .collect(joining("&", token + "&", "")));
    }

    /**
     * Adds a key to the subject of a login that is about to succeed.
     *
     * @param key one of this class
     * @param subject the client subject of this request
     */
    @SuppressWarnings("JdkObsolete") // the server looks for this very class
    public static void add(String key, Subject subject) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(PROPERTY, key);
        subject.getPrivateCredentials().add(properties);
    }

    private static final class None extends SubjectCacheKeys {

        @Override
        public @Nullable String of(String token) {
            return null;
        }

        @Override
        public @Nullable String of(String token, Set<String> groups) {
            return null;
        }
    }

    private static final class DigestOfToken extends SubjectCacheKeys {

        private final String application = "scalekit:" + UUID.randomUUID() + ":";
        private final Sha256 sha256 = new Sha256();

        @Override
        public String of(String token) {
            return application.concat(sha256.hexadecimal(token));
        }
    }
}
