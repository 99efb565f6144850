package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.SafeText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads certificates from a file: PEM, or a key store of the JDK. As the JDK does it, the certificate of a key entry counts, too.
 *
 * @param type null: found out
 * @param password never shown; null: none
 * @param typeLabel what the type's key is called
 * @param passwordLabel what the password's key is called
 */
record TrustStoreFile(@Nullable String type, @Nullable String password, String typeLabel, String passwordLabel) {

    private static final String BEGIN = "-----BEGIN ";

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN (X509 )?CERTIFICATE-----[^-]+-----END (X509 )?CERTIFICATE-----");

    /** @return at least one */
    List<X509Certificate> read(String location) throws MalformedValueException {
        Path file = file(location);
        List<X509Certificate> certificates = certificates(file);
        if (certificates.isEmpty()) {
            throw new MalformedValueException(
                    "the file " + file + " holds no certificate"
                            + (password == null ? " that can be read without a password" : ""),
                    "Put the CA's certificate into it, such as by keytool -importcert, or as PEM"
                            + (password == null ? "; if it has a password, set " + passwordLabel : ""));
        }
        return certificates;
    }

    private static Path file(String location) throws MalformedValueException {
        if (location.contains(BEGIN)) {
            throw new MalformedValueException(
                    "the value is a certificate, not the place of one",
                    "Put it into a file, and give that file's path");
        }
        try {
            Path file = Path.of(location).toAbsolutePath();
            if (Files.isRegularFile(file)) {
                return file;
            }
            throw new MalformedValueException(
                    "there is no file " + file, "Give the path of the file, best an absolute one");
        } catch (InvalidPathException e) {
            throw new MalformedValueException(
                    SafeText.value(location) + " is no path of a file", "Give the path of the file");
        }
    }

    private List<X509Certificate> certificates(Path file) throws MalformedValueException {
        try {
            byte[] content = Files.readAllBytes(file);
            String text = new String(content, StandardCharsets.ISO_8859_1);
            boolean pem = type == null ? text.contains(BEGIN) : type.equalsIgnoreCase("PEM");
            return pem ? fromPem(text) : fromStore(file, content);
        } catch (UnrecoverableKeyException e) {
            throw wrongPassword(file);
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException ? wrongPassword(file) : unreadable(file);
        } catch (GeneralSecurityException e) {
            throw unreadable(file);
        }
    }

    private static List<X509Certificate> fromPem(String text) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher matcher = CERTIFICATE.matcher(text);
        while (matcher.find()) {
            byte[] one = matcher.group().getBytes(StandardCharsets.ISO_8859_1);
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(one)));
        }
        return certificates;
    }

    private List<X509Certificate> fromStore(Path file, byte[] content) throws GeneralSecurityException, IOException {
        char[] secret = password == null ? null : password.toCharArray();
        KeyStore store;
        if (type == null) {
            store = KeyStore.getInstance(file.toFile(), secret); // looks at the content
        } else {
            store = KeyStore.getInstance(type.toUpperCase(Locale.ROOT));
            try (InputStream stream = new ByteArrayInputStream(content)) {
                store.load(stream, secret);
            }
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                certificates.add(certificate);
            }
        }
        return certificates;
    }

    private MalformedValueException wrongPassword(Path file) {
        return password == null
                ? new MalformedValueException("the file " + file + " needs a password", "Set " + passwordLabel)
                : new MalformedValueException(
                        "the password of " + passwordLabel + " is not that of the file " + file,
                        "Correct the password");
    }

    private MalformedValueException unreadable(Path file) {
        return new MalformedValueException(
                "the file " + file + " cannot be read as "
                        + (type == null ? "PEM, PKCS12 or JKS" : SafeText.value(type)),
                "Check its content" + (type == null ? " and permissions" : " and " + typeLabel));
    }

    @Override
    public String toString() {
        return "TrustStoreFile[…]";
    }
}
