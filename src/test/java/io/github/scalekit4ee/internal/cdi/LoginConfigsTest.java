package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.server.Servers;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;
import org.junit.jupiter.api.Test;

class LoginConfigsTest {

    private final LoginConfigs loginConfig = new LoginConfigs();

    @LoginConfig(authMethod = "MP-JWT")
    private static final class Api {}

    @Test
    void namesTheClassAndEachWayOutWhenTheAnnotationIsTheServers() throws IOException, ClassNotFoundException {
        URL api = LoginConfig.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader server = new URLClassLoader(new URL[] {api}, ClassLoader.getPlatformClassLoader())) {
            look(Api.class, annotation(server.loadClass(LoginConfig.class.getName())));
        }

        assertThat(loginConfig.message(Servers.OPEN_LIBERTY)).hasValueSatisfying(message -> assertThat(message)
                .contains(Api.class.getName(), "Remove the feature mpJwt", "SCALEKIT_VERIFIER_ENABLED"));
    }

    @Test
    void passesByTheApplicationsOwnCopyOfTheAnnotation() {
        look(Api.class, Api.class.getAnnotations());

        assertThat(loginConfig.message(Servers.OPEN_LIBERTY)).isEmpty();
    }

    @Test
    void passesByOtherAnnotations() {
        look(Override.class, Override.class.getAnnotations());

        assertThat(loginConfig.message(Servers.OPEN_LIBERTY)).isEmpty();
    }

    private static Annotation annotation(Class<?> type) {
        return (Annotation) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> type);
    }

    @SuppressWarnings("unchecked")
    private void look(Class<?> type, Annotation... annotations) {
        loginConfig.look(Fake.of(AnnotatedType.class)
                .on("getJavaClass", (Object) type)
                .on("getAnnotations", (Object) Set.of(annotations))
                .make());
    }
}
