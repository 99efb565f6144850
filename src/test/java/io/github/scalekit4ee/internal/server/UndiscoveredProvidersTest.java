package io.github.scalekit4ee.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.rest.AccessFeature;
import jakarta.ws.rs.core.Application;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UndiscoveredProvidersTest {

    /** Sees TomEE's class, as that server's loaders do. */
    private static final ClassLoader TOMEE = new ClassLoader(UndiscoveredProvidersTest.class.getClassLoader()) {
        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals("org.apache.openejb.server.rest.RESTService")) {
                return Object.class;
            }
            throw new ClassNotFoundException(name);
        }
    };

    private static final ClassLoader ANOTHER_SERVER = UndiscoveredProvidersTest.class.getClassLoader();

    static class Plain extends Application {}

    static class Listing extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(String.class);
        }
    }

    static class Complete extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(String.class, AccessFeature.class);
        }
    }

    static class OnlyAHelper extends Application {
        String name() {
            return "helper";
        }
    }

    static class NeedsInjection extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            throw new IllegalStateException("nothing was injected");
        }
    }

    @Test
    void anApplicationThatListsItsClassesIsNamedWithTheWaysOut() {
        assertThat(problem(Set.of(Plain.class, Listing.class), TOMEE)).hasValueSatisfying(message -> assertThat(message)
                .contains(
                        Listing.class.getName(),
                        "io.github.scalekit4ee.internal.rest.AccessFeature",
                        "-Dopenejb.jaxrs.providers.auto=true")
                .doesNotContain(Plain.class.getName()));
    }

    @Test
    void anyMethodWillDoForTheServer() {
        assertThat(problem(Set.of(OnlyAHelper.class), TOMEE)).isPresent();
    }

    @Test
    void anApplicationThatCannotBeAskedIsRefused() {
        assertThat(problem(Set.of(NeedsInjection.class), TOMEE)).isPresent();
    }

    @Test
    void anApplicationWithoutMethodsOrWithOurFeatureIsFine() {
        assertThat(problem(Set.of(Plain.class, Complete.class), TOMEE)).isEmpty();
    }

    @Test
    void aServerThatIsToldToDiscoverThemFindsTheFeature() {
        System.setProperty("openejb.jaxrs.providers.auto", "true");
        try {
            assertThat(problem(Set.of(Listing.class), TOMEE)).isEmpty();
        } finally {
            System.clearProperty("openejb.jaxrs.providers.auto");
        }
        assertThat(problem(Set.of(Listing.class), TOMEE)).isPresent();
    }

    /** In the lib of an EAR the initializer is told of the classes of others. */
    @Test
    void anApplicationThatDoesNotSeeThisJarIsNotOurs() {
        assertThat(problem(Set.of(Runnable.class), TOMEE)).isEmpty();
    }

    @Test
    void otherServersFindTheFeatureAsAService() {
        assertThat(problem(Set.of(Listing.class), ANOTHER_SERVER)).isEmpty();
    }

    private static Optional<String> problem(Set<Class<?>> applications, ClassLoader server) {
        return Containers.find(server).problemOfProviders(applications, AccessFeature.class);
    }
}
