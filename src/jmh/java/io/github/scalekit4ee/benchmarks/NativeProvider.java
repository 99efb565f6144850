package io.github.scalekit4ee.benchmarks;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.security.Security;
import org.conscrypt.Conscrypt;

/** The security provider that a user has put first, as {@code java.security} or a line at start-up does it. */
enum NativeProvider {
    DEFAULT("the JDK's own providers") {
        @Override
        void install() {
            // They are there.
        }
    },
    CORRETTO("Amazon Corretto Crypto Provider") {
        @Override
        void install() {
            put(AmazonCorrettoCryptoProvider.INSTANCE);
        }
    },
    CONSCRYPT("Conscrypt") {
        @Override
        void install() {
            put(Conscrypt.newProvider());
        }
    };

    private final String title;

    NativeProvider(String title) {
        this.title = title;
    }

    abstract void install();

    private static void put(Provider provider) {
        if (Security.insertProviderAt(provider, 1) != 1) {
            throw new IllegalStateException("The provider " + provider.getName() + " was not put first.");
        }
    }

    /** As a heading has it, with the version where it is not the JDK's. */
    String title() {
        return this == DEFAULT ? title : title + " " + Security.getProviders()[0].getVersionStr();
    }
}
