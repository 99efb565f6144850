package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.SafeText;
import io.github.scalekit4ee.internal.http.HttpUris;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** URLs that keys, tokens and issuers are named by: https, or http where nobody else listens in (RFC 8725 section 3.10). */
final class Uris {

    private static final String EXAMPLE = "https://acme.scalekit.dev";
    private static final Set<String> LOCAL_SCHEMES = Set.of("file", "classpath");

    /** How a key begins: PEM, JSON, and either in Base64. */
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN|\\{|(ey[IJ]|ew[0o]|MI[GHI]|MHc|MC4C|LS0tLS1)[A-Za-z0-9+/=_-]{16}");

    private Uris() {}

    /**
     * Scheme, host and port of an environment, in the one spelling that the issuer itself uses: lower case, no default port,
     * no slash at the end (RFC 3986 section 6.2.2 and 6.2.3). One slash is forgiven because browsers add it.
     */
    static URI environment(String text) throws MalformedValueException {
        URI uri = secure(text);
        boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        if (!bare || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new MalformedValueException(
                    SafeText.url(text) + " has a path, a query or a fragment",
                    "Write scheme and host only, as in " + EXAMPLE);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean standardPort = uri.getPort() == (scheme.equals("https") ? 443 : 80);
        String port = uri.getPort() == -1 || standardPort ? "" : ":" + uri.getPort();
        return URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
    }

    /** An issuer identifier (RFC 8414 section 2) as it is, for tokens are held to the exact string. */
    static String issuer(String text) throws MalformedValueException {
        URI uri = secure(text);
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new MalformedValueException(
                    SafeText.url(text) + " has a query or a fragment, which no issuer has (RFC 8414 section 2)",
                    "Copy the iss claim of a token");
        }
        return text;
    }

    /** Where the JWK Set of another issuer is (RFC 7517 section 5), whatever its path and query. */
    static URI jwkSet(String text) throws MalformedValueException {
        URI uri = secure(text);
        if (uri.getRawFragment() != null) {
            throw new MalformedValueException(
                    SafeText.url(text) + " has a fragment, which is never sent",
                    "Take the jwks_uri of the issuer's metadata");
        }
        return uri;
    }

    /** A class path resource, a file, or a URL (MicroProfile JWT 2.1 section 9.2.3). */
    static String keyLocation(String text) throws MalformedValueException {
        if (KEY.matcher(text).lookingAt() || text.contains("PRIVATE KEY")) {
            // Rejected here: otherwise it is taken for a file name, and the error message prints the key.
            throw new MalformedValueException(
                    "the value is a key, not the place of one", "Put the key into a file, and give that file's path");
        }
        String scheme = text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")
                ? text.substring(0, text.indexOf(':')).toLowerCase(Locale.ROOT)
                : "file";
        if (scheme.equals("http") || scheme.equals("https")) {
            secure(text);
        } else if (!LOCAL_SCHEMES.contains(scheme)) {
            throw new MalformedValueException(
                    (scheme.equals("data") ? "the value" : SafeText.url(text)) + " is of a kind that is not read",
                    "Write a class path resource such as /publicKey.pem, a file: URL or an https: URL");
        }
        return text;
    }

    private static URI secure(String text) throws MalformedValueException {
        return secure(text, "so anybody on the way could put other keys in place", EXAMPLE);
    }

    /**
     * An absolute URL with https, or with http on a loopback address.
     *
     * @param danger what http would allow, as the rest of a sentence
     * @param example of such a URL
     */
    static URI secure(String text, String danger, String example) throws MalformedValueException {
        URI uri = parsed(text, example);
        if (uri.getRawUserInfo() != null) {
            throw new MalformedValueException("the URL holds a user name or a password", "Leave it out");
        }
        if (uri.getHost() == null || (uri.getPort() != -1 && !HttpUris.isPort(uri.getPort()))) {
            throw noUrl(text, example);
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (!https && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw noUrl(text, example);
        }
        if (!HttpUris.isSecure(uri.getScheme(), uri.getHost())) {
            throw new MalformedValueException(
                    SafeText.url(text) + " uses http, " + danger,
                    "Use https; http is accepted for localhost, 127.0.0.1 and [::1] only");
        }
        return uri;
    }

    private static URI parsed(String text, String example) throws MalformedValueException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw noUrl(text, example);
        }
    }

    private static MalformedValueException noUrl(String text, String example) {
        return new MalformedValueException(
                SafeText.url(text) + " is not an absolute https URL", "Write it such as " + example);
    }
}
