package io.github.scalekit4ee.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Hashtable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    void groupsThatAreNotTheTokensArePartOfTheKey() {
        System.setProperty(LIBERTY, "/opt/wlp");
        SubjectCacheKey application = SubjectCacheKey.forThisServer();

        String key = key(application, "token", Set.of("a", "b"));
        assertThat(key(application, "token", new TreeSet<>(Set.of("b", "a")))).isEqualTo(key);
        assertThat(List.of(
                        key,
                        key(application, "token"),
                        key(application, "token", Set.of()),
                        key(application, "token", Set.of("a")),
                        key(application, "token", Set.of("a&b")),
                        key(application, "token", Set.of("ж")),
                        key(application, "token", Set.of("д")),
                        key(application, "tokem", Set.of("a", "b"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void otherServersGetNone() {
        System.clearProperty(LIBERTY);
        Subject subject = new Subject();

        SubjectCacheKey.forThisServer().addTo(subject, "token");
        SubjectCacheKey.forThisServer().addTo(subject, "token", Set.of("a"));

        assertThat(subject.getPrivateCredentials()).isEmpty();
    }

    private static String key(SubjectCacheKey keys, String token) {
        Subject subject = new Subject();
        keys.addTo(subject, token);
        return keyIn(subject);
    }

    private static String key(SubjectCacheKey keys, String token, Set<String> groups) {
        Subject subject = new Subject();
        keys.addTo(subject, token, groups);
        return keyIn(subject);
    }

    private static String keyIn(Subject subject) {
        return (String) subject.getPrivateCredentials(Hashtable.class)
                .iterator()
                .next()
                .get("com.ibm.wsspi.security.cred.cacheKey");
    }
}
