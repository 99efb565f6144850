package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.client.FakeCdi;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.access.VerifierAccess;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The extension of an application whose deployment CDI has found to be valid, and which is CDI's current one. */
final class DeployedExtension implements AutoCloseable {

    /** Verifies tokens, for which there are no keys. */
    static final Map<String, String> VERIFYING = Map.of(
            "scalekit.environment-url", "http://localhost:1",
            "scalekit.audiences", "https://api.example/shop",
            "scalekit.resource.url", "https://api.example/shop",
            "scalekit.telemetry.enabled", "false");

    static final Map<String, String> SWITCHED_OFF = Map.of("scalekit.enabled", "false");

    private final ScalekitExtension extension = new ScalekitExtension();
    private final FakeCdi cdi;

    /** That there are no keys. */
    private final LoggedMessages silenced = new LoggedMessages("jwks");

    private DeployedExtension(Map<String, String> configuration) {
        configuration.forEach(System::setProperty);
        try {
            extension.read(Fake.of(BeforeBeanDiscovery.class).make());
        } finally {
            configuration.keySet().forEach(System::clearProperty);
        }
        BeanManager manager = Fake.of(BeanManager.class)
                .on("getExtension", (Object) extension)
                .on("resolveObserverMethods", Set.of())
                .on("getEvent", (Object) null)
                .on("createAnnotatedType", given -> annotated((Class<?>) given[0]))
                .on("createInjectionPoint", given -> point(((AnnotatedField<?>) given[0]).getJavaMember()))
                .make();
        extension.start(Fake.of(AfterDeploymentValidation.class).make(), manager);
        cdi = FakeCdi.with(manager);
    }

    static DeployedExtension with(Map<String, String> configuration) {
        return new DeployedExtension(configuration);
    }

    ScalekitExtension extension() {
        return extension;
    }

    boolean isClosed() {
        return VerifierAccess.ACCESS.get().isClosed(extension.application().verifier());
    }

    /** A mechanism of the application's own. */
    void find(Class<? extends HttpAuthenticationMechanism> type) {
        extension.find(Fake.of(ProcessBean.class)
                .on(
                        "getBean",
                        Fake.of(Bean.class)
                                .on("getBeanClass", (Object) type)
                                .on("getScope", Object.class)
                                .on("getTypes", Set.of(type, HttpAuthenticationMechanism.class))
                                .on("isAlternative", false)
                                .on("getQualifiers", Set.of(Default.Literal.INSTANCE))
                                .on("getInjectionPoints", Set.of())
                                .make())
                .on("getAnnotated", given -> null)
                .make());
    }

    private static AnnotatedType<?> annotated(Class<?> type) {
        Set<Object> fields = Arrays.stream(type.getDeclaredFields())
                .map(field -> Fake.of(AnnotatedField.class)
                        .on("isAnnotationPresent", field.getAnnotations().length > 0)
                        .on("getJavaMember", field)
                        .make())
                .collect(Collectors.toSet());
        return Fake.of(AnnotatedType.class)
                .on("getFields", fields)
                .on("getConstructors", Set.of())
                .on("getMethods", Set.of())
                .make();
    }

    private static InjectionPoint point(Field field) {
        return Fake.of(InjectionPoint.class)
                .on("getQualifiers", Set.of(field.getAnnotations()))
                .on("getType", field.getGenericType())
                .on("getMember", field)
                .on("getBean", given -> null)
                .make();
    }

    @Override
    public void close() {
        cdi.close();
        extension.stop();
        silenced.close();
    }
}
