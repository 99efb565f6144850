package io.github.scalekit4ee.internal.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificates that the chain of a peer's certificate must lead to, in place of those that the JDK trusts. In place, not
 * besides: who names the CA of one issuer does not want any other CA to vouch for that issuer.
 */
public final class TrustedCertificates {

    private final List<X509Certificate> certificates;

    /** @param certificates at least one */
    public TrustedCertificates(Collection<X509Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /** A new context, to be kept: TLS sessions can be resumed within one. */
    SSLContext context() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry(Integer.toString(i), certificates.get(i));
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This JVM has no TLS that takes certificates of ours", e);
        }
    }

    @Override
    public String toString() {
        return "TrustedCertificates[" + certificates.size() + "]";
    }
}
