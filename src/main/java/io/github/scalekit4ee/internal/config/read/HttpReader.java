package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.SafeText;
import io.github.scalekit4ee.internal.http.HttpProxy;
import io.github.scalekit4ee.internal.http.HttpSettings;
import io.github.scalekit4ee.internal.http.TrustedCertificates;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads how the application reaches others: a proxy and whom to trust. */
final class HttpReader {

    private static final String PROXY_EXAMPLE = "http://proxy.example:3128";

    private final Values values;

    HttpReader(Values values) {
        this.values = values;
    }

    /** Without what is malformed, which is noted. */
    HttpSettings read() {
        HttpProxy proxy =
                values.parsed(ScalekitKey.HTTP_PROXY, HttpReader::proxy).orElse(null);
        return new HttpSettings(proxy, trustedCertificates());
    }

    private static HttpProxy proxy(String text) throws MalformedValueException {
        URI uri = parsed(text);
        if (uri.getRawUserInfo() != null) {
            throw new MalformedValueException(
                    "the URL holds a user name or a password, and proxies that ask for one are not supported",
                    "Leave it out, and have the proxy let this machine pass without");
        }
        if (!"http".equalsIgnoreCase(uri.getScheme())) {
            throw new MalformedValueException(
                    SafeText.url(text) + " is not the http URL of a proxy",
                    "Write it such as " + PROXY_EXAMPLE + "; what goes through it is in TLS all the same");
        }
        boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        if (!bare || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new MalformedValueException(
                    SafeText.url(text) + " has a path, a query or a fragment",
                    "Write scheme, host and port only, as in " + PROXY_EXAMPLE);
        }
        if (uri.getPort() == -1) {
            throw new MalformedValueException(
                    SafeText.url(text) + " has no port, and proxies use different ones",
                    "Add it, as in " + PROXY_EXAMPLE);
        }
        return new HttpProxy(uri.getHost(), uri.getPort());
    }

    private static URI parsed(String text) throws MalformedValueException {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= 65_535) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below. Its message repeats the text, which may hold a password.
        }
        throw new MalformedValueException(
                SafeText.url(text) + " is not the URL of a proxy", "Write it such as " + PROXY_EXAMPLE);
    }

    private @Nullable TrustedCertificates trustedCertificates() {
        if (!values.isSet(ScalekitKey.HTTP_TRUST_STORE)) {
            refuseWithoutStore(ScalekitKey.HTTP_TRUST_STORE_PASSWORD);
            refuseWithoutStore(ScalekitKey.HTTP_TRUST_STORE_TYPE);
            return null;
        }
        TrustStoreFile file = new TrustStoreFile(
                values.parsed(ScalekitKey.HTTP_TRUST_STORE_TYPE, type -> type).orElse(null),
                values.parsed(ScalekitKey.HTTP_TRUST_STORE_PASSWORD, password -> password)
                        .orElse(null),
                values.label(ScalekitKey.HTTP_TRUST_STORE_TYPE),
                values.label(ScalekitKey.HTTP_TRUST_STORE_PASSWORD));
        return values.parsed(ScalekitKey.HTTP_TRUST_STORE, file::read)
                .map(TrustedCertificates::new)
                .orElse(null);
    }

    private void refuseWithoutStore(ScalekitKey key) {
        if (values.isSet(key)) {
            values.problem(
                    key,
                    "has no effect without " + values.label(ScalekitKey.HTTP_TRUST_STORE),
                    "Remove it, or " + values.instruction(ScalekitKey.HTTP_TRUST_STORE, "<the file>"));
        }
    }
}
