package io.github.scalekit4ee.internal.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThisJarTest {

    private static final URL CLASSES =
            ThisJar.class.getProtectionDomain().getCodeSource().getLocation();

    @Test
    void isSeenByALoaderBelowItsOwn() throws IOException {
        try (URLClassLoader application = new URLClassLoader(new URL[0], ThisJar.class.getClassLoader())) {
            assertThat(ThisJar.isSeenBy(application)).isTrue();
        }
    }

    @Test
    void isNotSeenByANeighbourWithItsOwnCopy() throws IOException {
        try (URLClassLoader neighbour = new URLClassLoader(new URL[] {CLASSES}, ClassLoader.getPlatformClassLoader())) {
            assertThat(ThisJar.isSeenBy(neighbour)).isFalse();
        }
    }

    @Test
    void isNotSeenByTheServer() {
        assertThat(ThisJar.isSeenBy(ClassLoader.getPlatformClassLoader())).isFalse();
        assertThat(ThisJar.isSeenBy(null)).isFalse();
    }

    @Test
    void saysWhereItLiesOutsideAWar() {
        assertThat(ThisJar.placeOutsideAWar())
                .hasValueSatisfying(place -> assertThat(place).startsWith(CLASSES.toExternalForm()));
    }

    /** As the servers give it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "vfs:/content/shop.war/WEB-INF/lib/scalekit4ee.jar/io/github/scalekit4ee/internal/config/ThisJar.class",
                "jar:file:/domain1/applications/shop/WEB-INF/lib/scalekit4ee.jar!/io/github/scalekit4ee/ThisJar.class",
                "wsjar:file:/wlp/apps/shop.war!/WEB-INF/lib/scalekit4ee.jar!/io/github/scalekit4ee/ThisJar.class",
                "jar:file:/webapps/shop/WEB-INF/lib/scalekit4ee.jar!/io/github/scalekit4ee/ThisJar.class"
            })
    void namesTheWarThatItLiesIn(String location) {
        assertThat(ThisJar.war(location)).contains("shop");
    }

    @Test
    void namesNoApplicationOutsideAWarNorInAPlaceWithoutAName() {
        assertThat(ThisJar.war(
                        "wsjar:file:/data/cache/com.ibm.ws.app.manager_1/.cache/WEB-INF/lib/scalekit4ee.jar!/A.class"))
                .isEmpty();
        assertThat(ThisJar.application()).isEmpty();
    }
}
