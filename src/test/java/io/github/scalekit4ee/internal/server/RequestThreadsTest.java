package io.github.scalekit4ee.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {

    /** Stands in for Jakarta Authorization's class of that name, of a server whose thread has a request. */
    public static final class Serving {
        public static Object getContext(String key) {
            return key.equals("jakarta.servlet.http.HttpServletRequest") ? "a request" : null;
        }
    }

    /** The same without one. */
    public static final class Idle {
        public static Object getContext(String key) {
            return null;
        }
    }

    /** The same where it cannot be asked. */
    public static final class Failing {
        public static Object getContext(String key) {
            throw new IllegalStateException("no policy");
        }
    }

    @Test
    void onTomeeAThreadServesARequestWhereTheServerHasOne() {
        assertThat(threads(tomee(Serving.class)).mayServeARequest()).isTrue();
        assertThat(threads(tomee(Idle.class)).mayServeARequest()).isFalse();
        assertThat(threads(tomee(Failing.class)).mayServeARequest()).isFalse();
    }

    @Test
    void elsewhereCdiIsToTell() {
        assertThat(threads(getClass().getClassLoader()).mayServeARequest()).isTrue();
    }

    private static RequestThreads threads(ClassLoader application) {
        return Containers.find(application).requestThreads(application);
    }

    private static ClassLoader tomee(Class<?> policyContext) {
        Map<String, Class<?>> classes = Map.of(
                "org.apache.openejb.server.rest.RESTService",
                Object.class,
                "jakarta.security.jacc.PolicyContext",
                policyContext);
        return new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (!classes.containsKey(name)) {
                    throw new ClassNotFoundException(name);
                }
                return classes.get(name);
            }
        };
    }
}
