package io.github.scalekit4ee.internal.cdi;

import jakarta.interceptor.Interceptors;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The interceptors that an enterprise bean names (Interceptors 2.1 section 3.2). They are no beans, and Payara tells of them when the
 * bean is first used.
 */
final class NamedInterceptors {

    private NamedInterceptors() {}

    static Set<Class<?>> of(Class<?> bean) {
        Set<Class<?>> named = new LinkedHashSet<>();
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            add(type, named);
            for (Method method : type.getDeclaredMethods()) {
                add(method, named);
            }
        }
        return named;
    }

    private static void add(AnnotatedElement element, Set<Class<?>> named) {
        Interceptors interceptors = element.getAnnotation(Interceptors.class);
        if (interceptors != null) {
            for (Class<?> interceptor : interceptors.value()) {
                named.add(interceptor);
            }
        }
    }
}
