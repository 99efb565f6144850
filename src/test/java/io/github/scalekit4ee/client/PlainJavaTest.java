package io.github.scalekit4ee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The client needs the JDK alone: here it runs where no Jakarta, MicroProfile or other library can be seen. */
class PlainJavaTest {

    @Test
    void getsATokenWithoutAnyLibrary() throws Exception {
        ClassLoader jdkOnly = new OwnClassesOnly();
        assertThatThrownBy(() -> jdkOnly.loadClass("jakarta.ws.rs.client.ClientRequestFilter"))
                .isInstanceOf(ClassNotFoundException.class);
        try (SimulatedScalekit scalekit = SimulatedScalekit.start()) {
            scalekit.registerClient("m2morg_1", "secret", "read:deployments");

            Object builder = jdkOnly.loadClass(ClientCredentialsClient.class.getName())
                    .getMethod("builder")
                    .invoke(null);
            builder.getClass().getMethod("environmentUrl", URI.class).invoke(builder, scalekit.environmentUrl());
            builder.getClass().getMethod("clientId", String.class).invoke(builder, "m2morg_1");
            builder.getClass().getMethod("clientSecret", String.class).invoke(builder, "secret");
            try (AutoCloseable client =
                    (AutoCloseable) builder.getClass().getMethod("build").invoke(builder)) {
                Object token = client.getClass().getMethod("accessToken").invoke(client);

                assertThat(token.getClass().getMethod("value").invoke(token).toString())
                        .startsWith("eyJ");
                assertThat(token.getClass().getClassLoader()).isSameAs(jdkOnly);
            }
        }
    }

    /** Defines this library's classes itself and finds nothing else but the JDK. */
    private static final class OwnClassesOnly extends ClassLoader {

        OwnClassesOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.startsWith("io.github.scalekit4ee.")) {
                throw new ClassNotFoundException(name);
            }
            try (InputStream file = PlainJavaTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
