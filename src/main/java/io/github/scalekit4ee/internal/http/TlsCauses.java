package io.github.scalekit4ee.internal.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** Says why a certificate was refused (RFC 5280 section 6, RFC 9110 section 4.3.4), and what to do about it. */
final class TlsCauses {

    private static final String TRUST_STORE = "scalekit.http.trust-store (SCALEKIT_HTTP_TRUST_STORE)";

    private TlsCauses() {}

    /**
     * @param detail the failure's own words, for what is none of the usual causes
     * @param ownTrustStore whether {@code scalekit.http.trust-store} says whom to trust
     */
    static String explain(SSLException failure, String detail, boolean ownTrustStore) {
        if (Causes.find(failure, CertificateExpiredException.class) != null
                || Causes.find(failure, CertificateNotYetValidException.class) != null) {
            return "its certificate is not valid at this time (" + detail
                    + "). Have it renewed, or correct this machine's clock";
        }
        if (Causes.find(failure, CertPathBuilderException.class) != null || isSignedByANamesake(failure)) {
            return ownTrustStore
                    ? "no certificate in " + TRUST_STORE + " leads to its certificate (" + detail
                            + "). Add the CA that issued it; the JDK's own CAs are not used beside that file"
                    : "its certificate is of no CA that this JVM trusts (" + detail
                            + "). Put the CA's certificate into a file and name it in " + TRUST_STORE;
        }
        CertificateException certificate = Causes.find(failure, CertificateException.class);
        if (certificate != null && String.valueOf(certificate.getMessage()).startsWith("No ")) {
            return "its certificate is for another host (" + detail
                    + "). Write the host name as the certificate has it, or have a certificate made for this one";
        }
        return detail;
    }

    /** A CA that is trusted has the name of the one that signed, and another key: that of last year, or of another stage. */
    private static boolean isSignedByANamesake(SSLException failure) {
        CertPathValidatorException path = Causes.find(failure, CertPathValidatorException.class);
        return path != null && path.getReason() == BasicReason.INVALID_SIGNATURE;
    }
}
