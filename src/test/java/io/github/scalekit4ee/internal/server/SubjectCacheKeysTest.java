package io.github.scalekit4ee.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubjectCacheKeysTest {

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

    private static SubjectCacheKeys keys() {
        return Containers.find(SubjectCacheKeysTest.class.getClassLoader()).subjectCacheKeys();
    }

    @Test
    void twoTokensAndTwoApplicationsNeverShareAKeyOnOpenLiberty() {
        System.setProperty(LIBERTY, "/opt/wlp");
        SubjectCacheKeys application = keys();

        String key = application.of("token");
        assertThat(application.of("token")).isEqualTo(key);
        assertThat(application.of("tokem")).isNotEqualTo(key);
        assertThat(keys().of("token")).isNotEqualTo(key);
        assertThat(key).doesNotContain("token");
    }

    @Test
    void groupsThatAreNotTheTokensArePartOfTheKey() {
        System.setProperty(LIBERTY, "/opt/wlp");
        SubjectCacheKeys application = keys();

        String key = application.of("token", Set.of("a", "b"));
        assertThat(application.of("token", new TreeSet<>(Set.of("b", "a")))).isEqualTo(key);
        assertThat(List.of(
                        key,
                        application.of("token"),
                        application.of("token", Set.of()),
                        application.of("token", Set.of("a")),
                        application.of("token", Set.of("a&b")),
                        application.of("token", Set.of("ж")),
                        application.of("token", Set.of("д")),
                        application.of("tokem", Set.of("a", "b"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void otherServersGetNone() {
        System.clearProperty(LIBERTY);

        assertThat(keys().of("token")).isNull();
        assertThat(keys().of("token", Set.of("a"))).isNull();
    }

    @Test
    void openLibertyFindsTheKeyInTheSubject() {
        Subject subject = new Subject();

        SubjectCacheKeys.add("key", subject);

        assertThat(subject.getPrivateCredentials(Hashtable.class))
                .containsExactly(new Hashtable<>(Map.of("com.ibm.wsspi.security.cred.cacheKey", "key")));
    }
}
