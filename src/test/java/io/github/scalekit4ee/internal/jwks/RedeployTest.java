package io.github.scalekit4ee.internal.jwks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Twenty deployments of an application, each with a class loader of its own, and what they leave behind. */
class RedeployTest {

    private static final int DEPLOYMENTS = 20;

    @RegisterExtension
    final SimulatedScalekitExtension extension = new SimulatedScalekitExtension();

    @Test
    void twentyRedeploysLeaveNoThreadAndNoClassLoader() throws Exception {
        SimulatedScalekit scalekit = extension.scalekit();
        Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet()); // other tests' clients may still be there
        List<WeakReference<ClassLoader>> applications = new ArrayList<>();
        for (int i = 0; i < DEPLOYMENTS; i++) {
            applications.add(deployAndUndeploy(scalekit.environmentUrl() + "/keys"));
        }
        assertThat(scalekit.requests(Endpoint.KEYS)).isGreaterThanOrEqualTo(DEPLOYMENTS);

        // Before Java 21 the JDK's HTTP client ends its thread only some seconds after the garbage collector has seen
        // it.
        long began = System.nanoTime();
        while (System.nanoTime() - began < Duration.ofSeconds(60).toNanos()
                && (left(applications) > 0 || threads(before) > 0)) {
            System.gc();
            Thread.sleep(200);
        }

        System.out.println(DEPLOYMENTS + " redeploys: " + left(applications) + " class loaders and " + threads(before)
                + " threads left after "
                + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
        assertThat(left(applications)).isZero();
        assertThat(threads(before)).isZero();
    }

    private static WeakReference<ClassLoader> deployAndUndeploy(String keys) throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                classPath.add(new File(entry).toURI().toURL());
            }
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader application =
                new URLClassLoader(classPath.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(application);
            Class<?> deployed = Class.forName(DeployedApplication.class.getName(), true, application);
            assertThat(deployed).isNotSameAs(DeployedApplication.class);
            deployed.getDeclaredMethod("run", String.class).invoke(null, keys);
            return new WeakReference<>(application);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static long left(List<WeakReference<ClassLoader>> applications) {
        return applications.stream()
                .map(WeakReference::get)
                .filter(Objects::nonNull)
                .count();
    }

    private static long threads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("scalekit-") || name.startsWith("HttpClient-"))
                .count();
    }
}
