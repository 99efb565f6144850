package io.github.scalekit4ee.internal.http;

import org.jspecify.annotations.Nullable;

/**
 * How peers are reached, for keys and for tokens alike.
 *
 * @param proxy through which every exchange goes but those with a loopback address; null: as the JDK's default
 *     {@link java.net.ProxySelector} says
 * @param trustedCertificates in place of the JDK's CAs; null: the JVM's default {@link javax.net.ssl.SSLContext}
 */
public record HttpSettings(@Nullable HttpProxy proxy, @Nullable TrustedCertificates trustedCertificates) {

    /** As the JDK does it. */
    public static final HttpSettings DEFAULT = new HttpSettings(null, null);
}
