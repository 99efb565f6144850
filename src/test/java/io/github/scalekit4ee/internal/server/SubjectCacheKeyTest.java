package io.github.scalekit4ee.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Hashtable;
import javax.security.auth.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubjectCacheKeyTest {

    private static final String LIBERTY = "wlp.install.dir";
    private final String before = System.getProperty(LIBERTY);

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(LIBERTY);
        } else {
            System.setProperty(LIBERTY, before);
        }
    }

    @Test
    void twoTokensAndTwoApplicationsNeverShareAKeyOnOpenLiberty() {
        System.setProperty(LIBERTY, "/opt/wlp");
        SubjectCacheKey application = SubjectCacheKey.forThisServer();

        String key = key(application, "token");
        assertThat(key(application, "token")).isEqualTo(key);
        assertThat(key(application, "tokem")).isNotEqualTo(key);
        assertThat(key(SubjectCacheKey.forThisServer(), "token")).isNotEqualTo(key);
        assertThat(key).doesNotContain("token");
    }

    @Test
    void otherServersGetNone() {
        System.clearProperty(LIBERTY);
        Subject subject = new Subject();

        SubjectCacheKey.forThisServer().addTo(subject, "token");

        assertThat(subject.getPrivateCredentials()).isEmpty();
    }

    private static String key(SubjectCacheKey keys, String token) {
        Subject subject = new Subject();
        keys.addTo(subject, token);
        return (String) subject.getPrivateCredentials(Hashtable.class)
                .iterator()
                .next()
                .get("com.ibm.wsspi.security.cred.cacheKey");
    }
}
