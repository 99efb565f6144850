package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.server.Container;
import io.github.scalekit4ee.internal.server.Servers;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Deploys an application as a container would: calls the extension, and keeps what came of it. */
final class FakeDeployment implements AutoCloseable {

    private final String environmentUrl;
    private final Set<String> properties = new TreeSet<>();
    private final LoggedMessages log = new LoggedMessages("cdi");
    private final AddedBeans added = new AddedBeans();
    private final List<String> problems = new ArrayList<>();
    private final List<Object> released = new ArrayList<>();
    private final Map<Class<?>, Set<Bean<?>>> known = new HashMap<>();
    private final Map<Bean<?>, Object> references = new HashMap<>();
    private final List<ScalekitExtension> made = new ArrayList<>();
    private Container server = Servers.ANY;
    private Optional<String> missing = Optional.empty();

    /** @param environmentUrl of the environment whose tokens the application verifies */
    FakeDeployment(URI environmentUrl) {
        this.environmentUrl = environmentUrl.toString();
    }

    // What the server is

    void runsOn(Container other) {
        server = other;
    }

    void lacks(String feature) {
        missing = Optional.of(feature);
    }

    void lacksNothing() {
        missing = Optional.empty();
    }

    /** What the bean manager has of this type. */
    void beans(Class<?> type, Set<Bean<?>> beans) {
        known.put(type, beans);
    }

    /** What the bean manager gives for this bean. */
    void reference(Bean<?> bean, Object object) {
        references.put(bean, object);
    }

    // What the application configures

    /** Until the end of the deployment. */
    void set(String key, String value) {
        System.setProperty(key, value);
        properties.add(key);
    }

    void verifier() {
        set("scalekit.environment-url", environmentUrl);
        if (!properties.contains("scalekit.audiences")) {
            set("scalekit.allow-missing-audience", "true");
        }
        set("scalekit.telemetry.enabled", "false");
    }

    // What happens

    ScalekitExtension verifying() {
        verifier();
        return read();
    }

    ScalekitExtension verifyingOnOpenLiberty() {
        runsOn(Servers.OPEN_LIBERTY);
        verifier();
        return read(Fake.of(BeforeBeanDiscovery.class).on("addAnnotatedType", (Object) null));
    }

    ScalekitExtension switchedOff() {
        set("scalekit.enabled", "false");
        return read();
    }

    /** By an event that fails the test when a type is added. */
    ScalekitExtension read() {
        return read(Fake.of(BeforeBeanDiscovery.class));
    }

    ScalekitExtension read(Fake<BeforeBeanDiscovery> event) {
        ScalekitExtension extension = new ScalekitExtension(server, () -> missing);
        made.add(extension);
        extension.read(event.make());
        return extension;
    }

    void check(ScalekitExtension extension) {
        extension.check(added.event(), manager());
    }

    void start(ScalekitExtension extension) {
        extension.start(
                Fake.of(AfterDeploymentValidation.class)
                        .on("addDeploymentProblem", given -> problems.add(((Throwable) given[0]).getMessage()))
                        .make(),
                manager());
    }

    BeanManager manager() {
        CreationalContext<?> context = Fake.of(CreationalContext.class)
                .on("release", given -> released.add(given))
                .make();
        return Fake.of(BeanManager.class)
                .on("resolveObserverMethods", Set.of())
                .on("getEvent", (Object) null)
                .on("getBeans", given -> known.getOrDefault(given[0], Set.of()))
                .on("createCreationalContext", context)
                .on("getReference", given -> references.get(given[0]))
                .on("createAnnotatedType", given -> ContainerEvents.annotatedFields((Class<?>) given[0]))
                .on(
                        "createInjectionPoint",
                        given -> ContainerEvents.point(((AnnotatedField<?>) given[0]).getJavaMember()))
                .make();
    }

    // What came of it

    /** Also why the deployment failed before it was validated. */
    AddedBeans added() {
        return added;
    }

    /** Why the deployment failed when it was validated. */
    List<String> problems() {
        return problems;
    }

    LoggedMessages log() {
        return log;
    }

    /** Contexts of objects that are no longer used. */
    List<Object> released() {
        return released;
    }

    @Override
    public void close() {
        properties.forEach(System::clearProperty);
        made.forEach(extension -> extension.stop(Fake.of(BeforeShutdown.class).make()));
        log.close();
    }
}
